import type { Rate } from '#contract/estimates'
import type { RetentionReport } from '#contract/reports/retention'
import { HeatCell } from '../../charts/heat-cell.tsx'
import { Button } from '../../components/button.tsx'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { DefinitionNote, type ReportFacts } from '../../components/definition-note.tsx'
import { InfoPopover } from '../../components/info-popover.tsx'
import { Card } from '../../components/page.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { downloadCsv } from '../../download-csv.ts'
import { formatDate, formatNumber } from '../../format.ts'
import { useUrlState } from '../../use-url-state.ts'
import { t } from '../../words/translate.ts'

type Mode = 'on' | 'onOrAfter'
type Cell = { index: number; complete: boolean } & Record<Mode, Rate>

interface Row {
  /** First day of the week; null: all intakes together. */
  cohort: string | null
  size: number
  cells: readonly Cell[]
}

/** Intakes downwards, the latest first, weeks since to the right: a heat map that is a table. */
export function CohortMatrix({ report }: { report: RetentionReport & ReportFacts }) {
  const [asked, setMode] = useUrlState('mode', 'on')
  const mode: Mode = asked === 'onOrAfter' ? 'onOrAfter' : 'on'
  const rows: Row[] = [
    {
      cohort: null,
      size: report.n,
      cells: report.overall.cells.map((cell) => ({ ...cell, complete: true })),
    },
    ...[...report.rows].reverse(),
  ]
  const weeks = Math.max(0, ...report.rows.map(({ cells }) => cells.length))
  return (
    <Card
      flush
      title={t('retention.cohorts')}
      note={t('retention.cohortsNote')}
      info={
        <InfoPopover name={t('retention.cohorts')}>
          <DefinitionNote meaning={t('retention.means')} report={report} />
        </InfoPopover>
      }
      aside={
        <div class="row">
          <Segmented
            label={t('retention.mode')}
            hideLabel
            value={mode}
            options={[
              { value: 'on', label: t('retention.on') },
              { value: 'onOrAfter', label: t('retention.onOrAfter') },
            ]}
            onValue={setMode}
          />
          <Button look="quiet" icon="download" onClick={() => saveCells(report)}>
            {t('chart.download.csv')}
          </Button>
        </div>
      }
    >
      <DataTable
        caption={t('retention.cohorts')}
        columns={columns(mode, weeks)}
        rows={rows}
        rowKey={({ cohort }) => cohort ?? 'all'}
      />
    </Card>
  )
}

function columns(mode: Mode, weeks: number): Column<Row>[] {
  return [
    {
      key: 'cohort',
      title: t('retention.weekOf'),
      cell: ({ cohort }) => <span class="numbers">{sayWeek(cohort)}</span>,
    },
    {
      key: 'size',
      title: t('retention.size'),
      numeric: true,
      cell: ({ size }) => formatNumber(size),
    },
    ...Array.from({ length: weeks }, (_, week): Column<Row> => ({
      key: String(week),
      title: formatNumber(week),
      heat: true,
      cell: ({ cells }) => {
        const cell = cells[week]
        if (!cell) return null
        return (
          <HeatCell
            share={cell[mode].rate}
            {...(cell.complete ? {} : { open: t('retention.notOver') })}
          />
        )
      },
    })),
  ]
}

/** A calendar day as it is, whatever the zone of the reader. */
function sayWeek(cohort: string | null): string {
  return cohort === null ? t('retention.all') : formatDate(`${cohort}T12:00:00Z`, 'UTC')
}

function saveCells({ rows }: RetentionReport): void {
  downloadCsv(
    'retention-cohorts',
    ['cohort', 'size', 'week', 'complete', 'on', 'on_rate', 'on_lower', 'on_upper', 'on_or_after'],
    rows.flatMap(({ cohort, size, cells }) =>
      cells.map(({ index, complete, on, onOrAfter }) => [
        cohort,
        size,
        index,
        String(complete),
        on.k,
        on.rate,
        on.lower,
        on.upper,
        onOrAfter.k,
      ]),
    ),
  )
}
