import type { PhaseCompletionReport } from '#contract/reports/phase-completion'
import { type Table, timeCells, timeHeader } from './table.ts'

/** One row for each phase. */
export function phaseCompletionTable(report: PhaseCompletionReport): Table {
  return {
    header: [
      'phase',
      'title',
      'milestones',
      'accounts',
      'completed',
      'rate',
      'lower',
      'upper',
      'sequentially_completed',
      ...timeHeader('time_to_complete'),
    ],
    rows: report.rows.map(({ completed, ...row }) => [
      row.phase,
      row.title,
      row.milestones.join(' '),
      completed.n,
      completed.k,
      completed.rate,
      completed.lower,
      completed.upper,
      row.sequentiallyCompleted,
      ...timeCells(row.timeToComplete),
    ]),
  }
}
