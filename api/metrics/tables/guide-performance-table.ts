import type { Rate } from '#contract/estimates'
import type { GuidePerformanceReport } from '#contract/reports/guide-performance'
import type { CsvCell } from '../to-csv.ts'
import { type Table, timeCells, timeHeader } from './table.ts'

/** One row for each stage: shown, started, every step, finished, dismissed. */
export function guidePerformanceTable({ n, summary, rows }: GuidePerformanceReport): Table {
  const { started, finished, dismissed, timeToFinish } = summary
  return {
    header: [
      'stage',
      'title',
      'reached',
      'shown',
      'rate',
      'lower',
      'upper',
      'dismissed_here',
      'skipped',
      'marked_by_hand',
      'target_found_28d',
      'target_ambiguous_28d',
      'target_occluded_28d',
      'target_lost_28d',
      ...timeHeader('time_to_finish'),
    ],
    rows: [
      stage('shown', n, n),
      stage('started', ...cellsOf(started)),
      ...rows.map(({ step, title, reached, health, ...row }) => [
        step,
        title,
        ...cellsOf(reached),
        row.dismissedHere,
        row.skipped,
        row.markedByHand,
        ...(health
          ? [health.found, health.ambiguous, health.occluded, health.lost]
          : [null, null, null, null]),
        null,
        null,
        null,
      ]),
      stage('finished', ...cellsOf(finished), ...noStep, ...timeCells(timeToFinish)),
      stage('dismissed', ...cellsOf(dismissed)),
    ],
  }
}

const noStep: CsvCell[] = [null, null, null, null, null, null, null]

/** A row as long as the header. */
function stage(name: string, ...cells: CsvCell[]): CsvCell[] {
  return [name, null, ...cells, ...Array<CsvCell>(15 - cells.length).fill(null)]
}

const cellsOf = ({ k, n, rate, lower, upper }: Rate): CsvCell[] => [k, n, rate, lower, upper]
