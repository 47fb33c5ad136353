import type { Rate } from '#contract/estimates'
import type { PhaseCompletionReport } from '#contract/reports/phase-completion'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { RateCell } from '../../components/rate-cell.tsx'
import { formatDuration, formatNumber } from '../../format.ts'
import { t } from '../../words/translate.ts'

interface PhaseRow {
  key: string
  title: string
  completed: Rate | null
  inOrder: number | null
  medianMs: number | null
  hereNow: number
}

/** Phases top to bottom; the last row is everybody who is through. */
export function PhaseTable({ report }: { report: PhaseCompletionReport }) {
  return (
    <DataTable
      caption={t('adoption.phases')}
      columns={columns()}
      rows={phaseRows(report)}
      rowKey={({ key }) => key}
    />
  )
}

function phaseRows({ rows, summary }: PhaseCompletionReport): PhaseRow[] {
  return [
    ...rows.map((row) => ({
      key: row.phase,
      title: row.title,
      completed: row.completed,
      inOrder: row.sequentiallyCompleted,
      medianMs: row.timeToComplete.medianMs.estimate,
      hereNow: summary.currentPhase[row.phase] ?? 0,
    })),
    {
      key: 'complete',
      title: t('adoption.complete'),
      completed: summary.onboardingComplete,
      inOrder: null,
      medianMs: null,
      hereNow: summary.currentPhase['complete'] ?? 0,
    },
  ]
}

function columns(): Column<PhaseRow>[] {
  return [
    { key: 'phase', title: t('adoption.phase'), cell: ({ title }) => title },
    {
      key: 'completed',
      title: t('adoption.completed'),
      cell: ({ completed }) => completed && <RateCell rate={completed} />,
    },
    {
      key: 'inOrder',
      title: t('adoption.inOrder'),
      numeric: true,
      from: 'narrow',
      cell: ({ inOrder }) => (inOrder === null ? '' : formatNumber(inOrder)),
    },
    {
      key: 'median',
      title: t('adoption.median'),
      numeric: true,
      from: 'narrow',
      cell: ({ key, medianMs }) =>
        key === 'complete'
          ? ''
          : medianMs === null
            ? t('adoption.notHalf')
            : formatDuration(medianMs),
    },
    {
      key: 'hereNow',
      title: t('adoption.hereNow'),
      numeric: true,
      cell: ({ hereNow }) => formatNumber(hereNow),
    },
  ]
}
