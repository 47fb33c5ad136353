import type { MilestoneCompletionReport } from '#contract/reports/milestone-completion'
import { type Table, timeCells, timeHeader } from './table.ts'

/** One row for each milestone. */
export function milestoneCompletionTable(report: MilestoneCompletionReport): Table {
  return {
    header: [
      'milestone',
      'name',
      'first_value',
      'accounts',
      'completed',
      'rate',
      'lower',
      'upper',
      ...timeHeader('time_to_complete'),
    ],
    rows: report.rows.map(({ completed, ...row }) => [
      row.milestone,
      row.name,
      row.isFirstValue,
      completed.n,
      completed.k,
      completed.rate,
      completed.lower,
      completed.upper,
      ...timeCells(row.timeToComplete),
    ]),
  }
}
