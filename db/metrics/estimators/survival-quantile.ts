import type { SurvivalCurve } from './kaplan-meier.ts'
import { survivalBand, type IntervalKind } from './survival-limits.ts'

/** A duration with the limits of its 95% interval, in the unit of the curve's times. */
export type DurationEstimate = {
  /** Null: not reached by that share of the units within follow-up. Never extrapolated. */
  estimate: number | null
  lower: number | null
  upper: number | null
}

/** Curves that are equal up to rounding count as equal: the square root of a double's precision. */
const TOLERANCE = 1.4901161193847656e-8

/**
 * The time by which a share `p` of the units has reached the event: the first t with S(t) <= 1 − p.
 * When S stays at exactly 1 − p for a while, the middle of that plateau. p = 0.5 is the median.
 */
export function survivalQuantile(curve: SurvivalCurve, p: number): number | null {
  return findCrossing(curve.time, curve.survival, 1 - p)
}

/** The quantile with its limits: the times at which the band crosses (Brookmeyer and Crowley 1982). */
export function survivalQuantileWithLimits(
  curve: SurvivalCurve,
  p: number,
  interval: IntervalKind = 'log-log',
): DurationEstimate {
  const band = survivalBand(curve, interval)
  return {
    estimate: survivalQuantile(curve, p),
    lower: findCrossing(curve.time, band.lower, 1 - p),
    upper: findCrossing(curve.time, band.upper, 1 - p),
  }
}

/**
 * The rule of R's print.survfit: the first time at which the values are at or below the level. If
 * they equal it there and fall lower later, the middle of the two times. Undefined values are passed
 * over.
 */
export function findCrossing(
  times: readonly number[],
  values: readonly (number | null)[],
  level: number,
): number | null {
  const first = values.findIndex((value) => value !== null && value < level + TOLERANCE)
  if (first === -1) return null
  const plateau = values[first]!
  if (Math.abs(plateau - level) >= TOLERANCE) return times[first]!
  const drop = values.findIndex(
    (value, index) => index > first && value !== null && value < plateau,
  )
  return drop === -1 ? times[first]! : (times[first]! + times[drop]!) / 2
}
