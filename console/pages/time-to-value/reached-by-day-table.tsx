import type { ReachedByDay } from '#contract/estimates'
import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { leastUnitsForInterval } from '../../first-value-share.ts'
import { formatNumber, formatPercent, formatShareRange } from '../../format.ts'
import { t } from '../../words/translate.ts'

/** The days a team talks about. A day that too few have lived through is not quoted. */
export function ReachedByDayTable({ report }: { report: TimeToFirstValueReport }) {
  const withInterval = report.n >= leastUnitsForInterval
  const columns: Column<ReachedByDay>[] = [
    {
      key: 'day',
      title: t('curve.table.day'),
      cell: (row) => <span class="numbers">{formatNumber(row.day)}</span>,
    },
    {
      key: 'reached',
      title: t('curve.table.reached'),
      numeric: true,
      cell: (row) => (quoted(row) ? formatPercent(row.reached ?? 0) : '–'),
    },
    {
      key: 'interval',
      title: t('curve.table.interval'),
      numeric: true,
      cell: (row) =>
        quoted(row) && withInterval && row.lower !== null && row.upper !== null
          ? formatShareRange(row.lower, row.upper)
          : '–',
    },
    {
      key: 'atRisk',
      title: t('curve.table.atRisk'),
      numeric: true,
      cell: (row) => formatNumber(row.atRisk),
    },
  ]
  return (
    <DataTable
      caption={t('ttv.days')}
      columns={columns}
      rows={report.summary.reachedByDay}
      rowKey={({ day }) => String(day)}
    />
  )
}

function quoted(row: ReachedByDay): boolean {
  return row.observable && row.reached !== null
}
