import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { curveTable } from './curve-table.ts'
import type { Table } from './table.ts'

/** The curve, or its groups. */
export function timeToFirstValueTable(report: TimeToFirstValueReport): Table {
  return curveTable(report)
}
