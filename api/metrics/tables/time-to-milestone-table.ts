import type { TimeToMilestoneReport } from '#contract/reports/time-to-milestone'
import { curveTable } from './curve-table.ts'
import type { Table } from './table.ts'

/** The curve, or its groups. */
export function timeToMilestoneTable(report: TimeToMilestoneReport): Table {
  return curveTable(report)
}
