import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import type { Table } from './table.ts'

/** The curve, one row where something changes. */
export function timeToFirstValueTable(report: TimeToFirstValueReport): Table {
  return {
    header: ['time_ms', 'at_risk', 'events', 'censored', 'reached', 'lower', 'upper'],
    rows: report.rows.map((row) => [
      row.timeMs,
      row.atRisk,
      row.events,
      row.censored,
      row.reached,
      row.lower,
      row.upper,
    ]),
  }
}
