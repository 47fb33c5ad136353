import type { RetentionReport } from '#contract/reports/retention'
import type { Table } from './table.ts'

/** One row for each cell of each cohort. */
export function retentionTable(report: RetentionReport): Table {
  return {
    header: [
      'cohort',
      'size',
      report.cohortInterval,
      'complete',
      'on',
      'on_rate',
      'on_lower',
      'on_upper',
      'on_or_after',
      'on_or_after_rate',
      'on_or_after_lower',
      'on_or_after_upper',
    ],
    rows: report.rows.flatMap(({ cohort, size, cells }) =>
      cells.map(({ index, complete, on, onOrAfter }) => [
        cohort,
        size,
        index,
        complete,
        on.k,
        on.rate,
        on.lower,
        on.upper,
        onOrAfter.k,
        onOrAfter.rate,
        onOrAfter.lower,
        onOrAfter.upper,
      ]),
    ),
  }
}
