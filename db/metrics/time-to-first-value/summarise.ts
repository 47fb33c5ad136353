import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { dayMs } from '../days.ts'
import { mergeAscending } from '../estimators/ascending.ts'
import { survivalCurve, type SurvivalCurve } from '../estimators/kaplan-meier.ts'
import { nearestRankAmong, nearestRankPercentile } from '../estimators/percentile.ts'
import { toTimeToValue } from '../to-time-to-value.ts'
import type { UnitTimes } from '../unit-times.ts'
import type { Outcomes } from './what-became.ts'

/** From this age on it is known whether a unit got there within 30 days. */
const matureMs = 30 * dayMs

const whyItMisleads =
  'It leaves out everyone still trying and everyone who gave up, and in young accounts it sees only the quick ones. It improves as customers are lost. Never steer by it.'

/** The headline, from units that count and what became of them. */
export function summarise(
  units: readonly UnitTimes[],
  { value, lateValue, waiting, gone }: Outcomes,
): { summary: TimeToFirstValueReport['summary']; curve: SurvivalCurve } {
  const reached = mergeAscending(value, lateValue)
  const curve = survivalCurve({ reached, waiting: mergeAscending(waiting, gone) })
  const followed = units.map(({ followedMs }) => followedMs)
  return {
    summary: {
      ...toTimeToValue(curve),
      waiting: waiting.length,
      churned: gone.length,
      followUpMs: nearestRankAmong(followed, 0.5),
      convertersOnly: convertersOnly(reached),
      mature30: {
        n: countMature(followed),
        reachedBy30Days: countReachedBy30Days(units),
      },
    },
    curve,
  }
}

function countMature(followed: readonly Float64Array[]): number {
  let count = 0
  for (const followedMs of followed) {
    for (let i = 0; i < followedMs.length; i += 1) if (followedMs[i]! >= matureMs) count += 1
  }
  return count
}

function countReachedBy30Days(units: readonly UnitTimes[]): number {
  let count = 0
  for (const { reachedMs, followedMs } of units) {
    if (!reachedMs) continue
    for (let i = 0; i < reachedMs.length; i += 1) {
      if (followedMs[i]! >= matureMs && reachedMs[i]! <= matureMs) count += 1
    }
  }
  return count
}

function convertersOnly(took: Float64Array) {
  let sum = 0
  for (const duration of took) sum += duration
  return {
    n: took.length,
    medianMs: nearestRankPercentile(took, 0.5),
    meanMs: took.length === 0 ? null : sum / took.length,
    p90Ms: nearestRankPercentile(took, 0.9),
    whyItMisleads,
  }
}
