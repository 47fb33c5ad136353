import type { ValueAndRetentionReport } from '#contract/reports/value-and-retention'
import type { Table } from './table.ts'

/** Those with first value by day 14, then those without. */
export function valueAndRetentionTable(report: ValueAndRetentionReport): Table {
  return {
    header: ['first_value_by_day_14', 'accounts', 'churned_by_day_90', 'rate', 'lower', 'upper'],
    rows: report.rows.map(({ firstValueByDay14, churnedByDay90 }) => [
      firstValueByDay14,
      churnedByDay90.n,
      churnedByDay90.k,
      churnedByDay90.rate,
      churnedByDay90.lower,
      churnedByDay90.upper,
    ]),
  }
}
