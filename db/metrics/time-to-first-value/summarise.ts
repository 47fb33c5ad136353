import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { dayMs } from '../days.ts'
import { countUpTo } from '../estimators/count-up-to.ts'
import { survivalCurve, type SurvivalCurve } from '../estimators/kaplan-meier.ts'
import { nearestRankPercentile } from '../estimators/percentile.ts'
import { concatTimes } from '../estimators/times.ts'
import { ascending } from '../estimators/ascending.ts'
import { toTimeToValue } from '../to-time-to-value.ts'
import { countUnits, durations, followUps, timesOf, type UnitTimes } from '../unit-times.ts'

/** From this age on it is known whether a unit got there within 30 days. */
const matureMs = 30 * dayMs

const whyItMisleads =
  'It leaves out everyone still trying and everyone who gave up, and in young accounts it sees only the quick ones. It improves as customers are lost. Never steer by it.'

/** The headline, from units that count. */
export function summarise(
  units: readonly UnitTimes[],
  asOfMs: number,
): { summary: TimeToFirstValueReport['summary']; curve: SurvivalCurve } {
  const { reached: unsorted, waiting } = timesOf(units, asOfMs)
  const reached = ascending(unsorted)
  const curve = survivalCurve({ reached, waiting })
  const unreached = units.filter(({ reachedMs }) => reachedMs === null)
  const followed = ascending(concatTimes(units.map((alike) => followUps(alike, asOfMs))))
  return {
    summary: {
      ...toTimeToValue(curve),
      waiting: countUnits(unreached.filter(({ churnedMs }) => churnedMs === null)),
      churned: countUnits(unreached.filter(({ churnedMs }) => churnedMs !== null)),
      followUpMs: nearestRankPercentile(followed, 0.5),
      convertersOnly: convertersOnly(reached),
      mature30: {
        n: followed.length - countUpTo(followed, matureMs - 1),
        reachedBy30Days: countReachedBy30Days(units, asOfMs),
      },
    },
    curve,
  }
}

function countReachedBy30Days(units: readonly UnitTimes[], asOfMs: number): number {
  let count = 0
  for (const alike of units) {
    if (!alike.reachedMs) continue
    const [took, followed] = [durations(alike, asOfMs), followUps(alike, asOfMs)]
    for (let i = 0; i < took.length; i += 1) {
      if (followed[i]! >= matureMs && took[i]! <= matureMs) count += 1
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
