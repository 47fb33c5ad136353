import type { CurvePoint } from '#contract/estimates'
import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { dayMs } from '../days.ts'
import { kaplanMeier } from '../estimators/kaplan-meier.ts'
import { nearestRankPercentile } from '../estimators/percentile.ts'
import { toCurvePoints } from '../estimators/time-to-event.ts'
import type { TimedUnit } from '../estimators/timed-unit.ts'
import { toTimeToValue } from '../to-time-to-value.ts'
import type { UnitTime } from './read-times.ts'

/** From this age on it is known whether a unit got there within 30 days. */
const matureMs = 30 * dayMs

const whyItMisleads =
  'It leaves out everyone still trying and everyone who gave up, and in young accounts it sees only the quick ones. It improves as customers are lost. Never steer by it.'

/** Observed from the start, and neither staff nor bot: in the denominator. */
export function isCounted({ left_out }: UnitTime): boolean {
  return left_out === null
}

/** In the environment's numbers at all, however late the SDK met it. */
export function isIncluded({ left_out }: UnitTime): boolean {
  return left_out !== 'internal' && left_out !== 'bot'
}

/** Churn does not end follow-up: who churned without value has still not reached it. */
export function toTimedUnit({ duration_ms, reached }: UnitTime): TimedUnit {
  return { time: duration_ms, reached }
}

/** The headline, from rows that count. */
export function summarise(rows: readonly UnitTime[]): {
  summary: TimeToFirstValueReport['summary']
  curve: CurvePoint[]
} {
  const curve = kaplanMeier(rows.map(toTimedUnit))
  const isChurned = (row: UnitTime) => row.churned_after_ms !== null
  const unreached = rows.filter((row) => !row.reached)
  const followUps = ascending(rows.map((row) => row.follow_up_ms))
  const mature = rows.filter((row) => row.follow_up_ms >= matureMs)
  return {
    summary: {
      ...toTimeToValue(curve),
      waiting: unreached.filter((row) => !isChurned(row)).length,
      churned: unreached.filter(isChurned).length,
      followUpMs: nearestRankPercentile(followUps, 0.5),
      convertersOnly: convertersOnly(rows),
      mature30: {
        n: mature.length,
        reachedBy30Days: mature.filter((row) => row.reached && row.duration_ms <= matureMs).length,
      },
    },
    curve: toCurvePoints(curve),
  }
}

function convertersOnly(rows: readonly UnitTime[]) {
  const durations = ascending(rows.filter((row) => row.reached).map((row) => row.duration_ms))
  const sum = durations.reduce((all, duration) => all + duration, 0)
  return {
    n: durations.length,
    medianMs: nearestRankPercentile(durations, 0.5),
    meanMs: durations.length === 0 ? null : sum / durations.length,
    p90Ms: nearestRankPercentile(durations, 0.9),
    whyItMisleads,
  }
}

/** Without a comparison for each pair, in a fifth of the time. */
const ascending = (values: readonly number[]) => [...Float64Array.from(values).sort()]
