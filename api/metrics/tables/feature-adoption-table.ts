import type { FeatureAdoptionReport } from '#contract/reports/feature-adoption'
import { type Table, timeCells, timeHeader } from './table.ts'

/** One row for each feature. */
export function featureAdoptionTable(report: FeatureAdoptionReport): Table {
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
