import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { loadSql } from '../../load-sql.ts'
import type { MeasuredTimes } from '../measured.ts'
import { type MetricRequest, sharedValues } from '../metric-request.ts'
import { recomputingShare } from '../recomputing-share.ts'
import { reportHeader } from '../report-header.ts'
import { runQuery } from '../run-query.ts'
import { timeGroups } from '../time-groups.ts'
import { toReachedUnits } from '../to-unit-row.ts'
import {
  churnedAfter,
  countUnits,
  durations,
  isCounted,
  readUnitTimes,
  toStratifiedUnits,
  type UnitTimes,
} from '../unit-times.ts'
import { countVariants } from './count-variants.ts'
import { findFirstValue } from './find-first-value.ts'
import { listWaiting } from './list-waiting.ts'
import { timeToFirstValue, type TimeToFirstValueRow } from './metric.ts'
import { findReachedSinceMet } from './reached-since-met.ts'
import { summarise } from './summarise.ts'

const query = loadSql(import.meta.url, './query.sql')

/** So many are told of with the report; further ones are asked for by page. */
const shownWaiting = 100

/** How long accounts (users) that started in the period took, or have waited, for their first value. */
export async function measureTimeToFirstValue(
  request: MetricRequest,
): Promise<MeasuredTimes & { report: TimeToFirstValueReport }> {
  const { asOfMs } = request
  const milestone = await findFirstValue(request)
  const values = milestone && (await valuesOf(request, milestone.key))
  const units = values ? await readUnitTimes(request, query, values) : []
  const counted = units.filter(isCounted)
  const { summary, curve } = summarise(counted, asOfMs)
  return {
    report: {
      metric: 'time-to-first-value',
      ...reportHeader(timeToFirstValue, request, {
        n: countUnits(counted),
        method: 'log-log',
        units,
        recomputing: await recomputingShare(request, {
          milestones: milestone ? [milestone.key] : [],
        }),
      }),
      milestone,
      summary,
      notes: [
        { reason: 'value_before_start', count: countReachedBeforeStart(counted) },
        { reason: 'value_after_churn', count: countReachedAfterChurn(counted, asOfMs) },
      ],
      variants: request.level === 'account' ? countVariants(units, asOfMs) : null,
      groups: timeGroups(request, units),
      rows: curve,
      waiting: milestone ? await listWaiting(request, milestone.key, { limit: shownWaiting }) : [],
    },
    times: () => toStratifiedUnits(counted, asOfMs),
    units: async () => {
      if (!milestone || !values) return []
      const rows = await runQuery<TimeToFirstValueRow>(request, query, values)
      return toReachedUnits(milestone.key, rows.filter(isTold), asOfMs)
    },
  }
}

async function valuesOf(request: MetricRequest, milestone: string) {
  const reachedSinceMet =
    request.level === 'account' ? await findReachedSinceMet(request, milestone) : []
  return {
    ...sharedValues(request),
    milestone,
    reached_since_met: JSON.stringify(reachedSinceMet),
  }
}

const isTold = (row: TimeToFirstValueRow) => isCounted(row) || row.left_out === 'delayed_entry'

function countReachedBeforeStart(units: readonly UnitTimes[]): number {
  let count = 0
  for (const { startedMs, reachedMs } of units) {
    reachedMs?.forEach((reached, index) => {
      if (reached < startedMs[index]!) count += 1
    })
  }
  return count
}

function countReachedAfterChurn(units: readonly UnitTimes[], asOfMs: number): number {
  let count = 0
  for (const alike of units) {
    if (!alike.reachedMs) continue
    const took = durations(alike, asOfMs)
    churnedAfter(alike)?.forEach((churned, index) => {
      if (churned < took[index]!) count += 1
    })
  }
  return count
}
