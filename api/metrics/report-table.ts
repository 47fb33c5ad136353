import type { TimeToEvent } from '#contract/estimates'
import type { MetricReport, UnitDuration } from '#contract/metric-report'
import type { CsvCell } from './to-csv.ts'

export interface Table {
  header: string[]
  rows: CsvCell[][]
}

/** The rows of a report as a table, one column for each number. */
export function toReportTable(report: MetricReport): Table {
  switch (report.metric) {
    case 'time-to-first-value':
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
    case 'phase-completion':
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
    case 'feature-adoption':
      return {
        header: [
          'feature',
          'name',
          'released_at',
          'accounts',
          'tried',
          'tried_rate',
          'tried_lower',
          'tried_upper',
          'adopted',
          'adopted_rate',
          'adopted_lower',
          'adopted_upper',
          'accounts_using_28d',
          'users_using_28d',
          'uses_28d',
          'uses_per_using_account_28d',
          'penetration_28d',
          'adopters_older_than_28d',
          'still_using_28d',
          ...timeHeader('time_to_try'),
          ...timeHeader('time_to_adopt'),
        ],
        rows: report.rows.map(({ tried, adopted, ...row }) => [
          row.feature,
          row.name,
          row.releasedAt,
          tried.n,
          tried.k,
          tried.rate,
          tried.lower,
          tried.upper,
          adopted.k,
          adopted.rate,
          adopted.lower,
          adopted.upper,
          row.accountsUsing28d,
          row.usersUsing28d,
          row.uses28d,
          row.usesPerUsingAccount28d,
          row.penetration28d,
          row.adoptersOlderThan28d,
          row.stillUsing28d,
          ...timeCells(row.timeToTry),
          ...timeCells(row.timeToAdopt),
        ]),
      }
  }
}

/** The durations behind a report as a table. */
export function toDurationTable(durations: readonly UnitDuration[]): Table {
  return {
    header: [
      'id',
      'name',
      'started_at',
      'subject',
      'step',
      'duration_ms',
      'reached',
      'observed_after_ms',
      'churned_after_ms',
    ],
    rows: durations.map((row) => [
      row.id,
      row.name,
      row.startedAt,
      row.subject,
      row.step,
      row.durationMs,
      row.reached,
      row.observedAfterMs,
      row.churnedAfterMs,
    ]),
  }
}

const timeHeader = (name: string) => [
  `${name}_median_ms`,
  `${name}_median_lower_ms`,
  `${name}_median_upper_ms`,
]

function timeCells({ medianMs }: TimeToEvent): CsvCell[] {
  return [medianMs.estimate, medianMs.lower, medianMs.upper]
}
