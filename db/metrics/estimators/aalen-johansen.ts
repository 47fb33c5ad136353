import { RiskSet } from './risk-set.ts'
import { SortedTimes } from './sorted-times.ts'
import { findCrossing } from './survival-quantile.ts'

/** A unit that ends in one of several ways, such as value or churn, or is still waiting (null). */
export type CompetingUnit<Cause extends string> = {
  time: number
  cause: Cause | null
  entry?: number
}

/** Columns by exit time: row i says what holds from `time[i]` until the next time. */
export type IncidenceCurves<Cause extends string> = {
  n: number
  time: number[]
  atRisk: number[]
  /** Share that has ended in no way yet. With all incidences it adds up to 1. */
  waiting: number[]
  /** Units that ended at that time, in any way. */
  ended: number[]
  /** Units that ended in that way at that time. */
  reached: Record<Cause, number[]>
  /** Share that has ended in that way by then. */
  incidence: Record<Cause, number[]>
}

/**
 * Estimates the share that ended in each way when the ways exclude one another:
 * F_k(t) = Σ S(t−) d_k / n, with S the share in none of them (Aalen and Johansen 1978). Treating the
 * other ways as censoring instead (1 − Kaplan-Meier) answers "if nobody churned" and is too high.
 * Throws a RangeError for a unit that is never at risk (see `RiskSet`).
 */
export function aalenJohansen<Cause extends string>(
  units: readonly CompetingUnit<Cause>[],
  causes: readonly Cause[],
): IncidenceCurves<Cause> {
  const riskSet = new RiskSet(units)
  const time = riskSet.exitTimes()
  const atRisk = time.map((t) => riskSet.countAt(t))
  const reached = byCause(causes, (cause) => {
    const ends = units.filter((unit) => unit.cause === cause).map((unit) => unit.time)
    const cursor = new SortedTimes(ends)
    return time.map((t) => cursor.countAt(t))
  })
  const ended = time.map(() => 0)
  for (const cause of causes) {
    const ofCause = reached[cause]
    for (let i = 0; i < time.length; i += 1) ended[i]! += ofCause[i]!
  }
  let share = 1
  const waiting = time.map((_, i) => (share *= (atRisk[i]! - ended[i]!) / atRisk[i]!))
  const incidence = byCause(causes, (cause) => {
    let reachedShare = 0
    return time.map(
      (_, i) => (reachedShare += ((waiting[i - 1] ?? 1) * reached[cause][i]!) / atRisk[i]!),
    )
  })
  return { n: units.length, time, atRisk, waiting, ended, reached, incidence }
}

function byCause<Cause extends string>(
  causes: readonly Cause[],
  columnOf: (cause: Cause) => number[],
): Record<Cause, number[]> {
  return Object.fromEntries(causes.map((cause) => [cause, columnOf(cause)])) as Record<
    Cause,
    number[]
  >
}

/**
 * The share that ended in that way by `time`, with the standard error from Aalen's variance
 * Σ (F_k(T)−F_k(t))² D/(n(n−D)) + Σ S(t−)² d_k(n−d_k)/n³ − 2Σ (F_k(T)−F_k(t)) S(t−) d_k/n²
 * (as R's survfit). Null without units. After the end of follow-up the last value.
 */
export function incidenceBy<Cause extends string>(
  curves: IncidenceCurves<Cause>,
  cause: Cause,
  time: number,
): { incidence: number | null; se: number | null } {
  if (curves.n === 0) return { incidence: null, se: null }
  const after = curves.time.findIndex((t) => t > time)
  const rows = after === -1 ? curves.time.length : after
  const incidence = curves.incidence[cause][rows - 1] ?? 0
  let variance = 0
  for (let i = 0; i < rows; i += 1) {
    const n = curves.atRisk[i]!
    const reached = curves.reached[cause][i]!
    const before = curves.waiting[i - 1] ?? 1
    const ahead = incidence - curves.incidence[cause][i]!
    const ended = curves.ended[i]!
    // Once nobody waits nothing lies ahead, and the first term has no weight.
    if (ended < n) variance += (ahead ** 2 * ended) / (n * (n - ended))
    variance += (before ** 2 * reached * (n - reached)) / n ** 3
    variance -= (2 * ahead * before * reached) / n ** 2
  }
  return { incidence, se: Math.sqrt(Math.max(0, variance)) }
}

/**
 * The time by which a share `p` has ended in that way, by the rule of `survivalQuantile`; null when
 * that share is not reached within follow-up.
 */
export function incidenceQuantile<Cause extends string>(
  curves: IncidenceCurves<Cause>,
  cause: Cause,
  p: number,
): number | null {
  const notInThatWay = curves.incidence[cause].map((incidence) => 1 - incidence)
  return findCrossing(curves.time, notInThatWay, 1 - p)
}
