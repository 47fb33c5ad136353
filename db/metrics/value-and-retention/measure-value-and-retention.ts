import type { UnitRow } from '#contract/metric-report'
import type { ValueAndRetentionReport } from '#contract/reports/value-and-retention'
import { loadSql } from '../../load-sql.ts'
import { dayMs } from '../days.ts'
import { rateWithInterval } from '../estimators/rate-with-interval.ts'
import type { Measured } from '../measured.ts'
import { sharedValues, type MetricRequest } from '../metric-request.ts'
import { recomputingShare } from '../recomputing-share.ts'
import { reportHeader } from '../report-header.ts'
import { runQuery } from '../run-query.ts'
import { Unanswerable } from '../unanswerable.ts'
import { valueAndRetention, type ValueAndRetentionRow } from './metric.ts'
import { toUnitRow } from '../to-unit-row.ts'
import { isCounted } from '../unit-times.ts'
import { findFirstValue } from '../valued-units.ts'

const query = loadSql(import.meta.url, './query.sql')

const churnWindowMs = 90 * dayMs

const association =
  'Accounts with early first value and those without differ in more than that. This tells how often each kind left, not what first value did about it.'

/** How often accounts left after day 14, by whether they had first value by then. */
export async function measureValueAndRetention(
  request: MetricRequest,
): Promise<Measured & { report: ValueAndRetentionReport }> {
  if (request.level !== 'account') {
    throw new Unanswerable('level', 'Users do not churn, accounts do: ask with level=account')
  }
  const firstValue = await findFirstValue(request)
  const milestone = firstValue?.milestone ?? null
  const rows = firstValue
    ? await runQuery<ValueAndRetentionRow>(request, query, sharedValues(request), { firstValue })
    : []
  const counted = rows.filter(isCounted)
  return {
    report: {
      metric: 'value-and-retention',
      ...reportHeader(valueAndRetention, request, {
        n: counted.length,
        method: 'wilson',
        units: rows,
        recomputing: await recomputingShare(request, {
          milestones: milestone ? [milestone.key] : [],
        }),
      }),
      milestone,
      association,
      rows: [true, false].map((firstValueByDay14) => {
        const alike = counted.filter((row) => row.has_value === firstValueByDay14)
        return {
          firstValueByDay14,
          churnedByDay90: rateWithInterval(alike.filter(isChurned).length, alike.length),
        }
      }),
    },
    units: () => counted.map(toChurnedUnit),
  }
}

function isChurned({ churned_after_ms }: ValueAndRetentionRow): boolean {
  return churned_after_ms !== null && churned_after_ms <= churnWindowMs
}

function toChurnedUnit(row: ValueAndRetentionRow): UnitRow {
  const reached = isChurned(row)
  return toUnitRow(row, {
    subject: row.has_value ? 'first_value_by_day_14' : 'no_first_value_by_day_14',
    step: 'churned',
    durationMs: reached ? (row.churned_after_ms ?? 0) : churnWindowMs,
    reached,
  })
}
