import type { GroupDifference } from '#contract/estimates'
import { coxHazardRatio, type TieMethod } from './cox-hazard-ratio.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import { twoSidedNormalTail, Z_95 } from './normal-tail.ts'
import { restrictedMeanDifference } from './restricted-mean.ts'
import { reachedByDay } from './time-to-event.ts'
import type { TimedUnit } from './timed-unit.ts'

const dayMs = 86_400_000

/**
 * By how much two independent groups differ, `to` minus `from`, over durations in ms: the share that
 * reached the event within 14 days, the mean waiting within 30 days, and how many times as fast.
 */
export function groupDifference(
  from: readonly TimedUnit[],
  to: readonly TimedUnit[],
): GroupDifference {
  const [before, after] = [kaplanMeier(from), kaplanMeier(to)]
  const mean = restrictedMeanDifference(before, after, 30 * dayMs)
  const [a, b] = [reachedByDay(before, 14), reachedByDay(after, 14)]
  return {
    reachedBy14Days: difference(a.reached, a.se, b.reached, b.se),
    restrictedMean30DaysMs: {
      estimate: mean.difference,
      se: mean.se,
      lower: mean.lower,
      upper: mean.upper,
      p: mean.p,
    },
    hazardRatio: { efron: ratioOf(from, to, 'efron'), breslow: ratioOf(from, to, 'breslow') },
  }
}

/** Where every unit of one group is ahead of all of the other, no ratio is the likeliest. */
function ratioOf(from: readonly TimedUnit[], to: readonly TimedUnit[], ties: TieMethod) {
  const ratio = coxHazardRatio(from, to, ties)
  return ratio && Number.isFinite(ratio.upper) ? ratio : null
}

/** The second minus the first, of independent estimates; without an interval where one has no error. */
function difference(
  from: number | null,
  fromSe: number | null,
  to: number | null,
  toSe: number | null,
): GroupDifference['reachedBy14Days'] {
  const estimate = from === null || to === null ? null : to - from
  if (estimate === null || fromSe === null || toSe === null) {
    return { estimate, se: null, lower: null, upper: null, p: null }
  }
  const se = Math.hypot(fromSe, toSe)
  return {
    estimate,
    se,
    lower: estimate - Z_95 * se,
    upper: estimate + Z_95 * se,
    p: se === 0 ? null : twoSidedNormalTail(estimate / se),
  }
}
