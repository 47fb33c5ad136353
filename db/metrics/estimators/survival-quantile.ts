import type { SurvivalCurve } from './kaplan-meier.ts'
import { type IntervalKind, type SurvivalBand, survivalBand } from './survival-limits.ts'

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
export function survivalQuantile({ time, survival }: SurvivalCurve, p: number): number | null {
  return findCrossing(time, (row) => survival[row]!, 1 - p)
}

/** The quantile with its limits: the times at which the band crosses (Brookmeyer and Crowley 1982). */
export function survivalQuantileWithLimits(
  curve: SurvivalCurve,
  p: number,
  interval: IntervalKind = 'log-log',
): DurationEstimate {
  return quantileInBand(curve, survivalBand(curve, interval), p)
}

/** The same with a band that other quantiles have been read from. */
export function quantileInBand(
  { time, survival }: SurvivalCurve,
  { lower, upper }: SurvivalBand,
  p: number,
): DurationEstimate {
  const level = 1 - p
  const survivalAt = (row: number) => survival[row]!
  const first = firstBelow(time.length, survivalAt, level + TOLERANCE, 0)
  return {
    estimate: findCrossing(time, survivalAt, level, first),
    lower: findCrossing(time, lower, level),
    // It lies above the estimate, so that it does not cross before it.
    upper: findCrossing(time, upper, level, first),
  }
}

/**
 * The rule of R's print.survfit: the first time at which the values are at or below the level. If
 * they equal it there and fall lower later, the middle of the two times. Undefined values are passed
 * over. No row before `from` is at or below the level.
 */
export function findCrossing(
  times: Float64Array,
  valueAt: (row: number) => number | null,
  level: number,
  from = 0,
): number | null {
  const first = firstBelow(times.length, valueAt, level + TOLERANCE, from)
  if (first === times.length) return null
  const plateau = valueAt(first)!
  if (Math.abs(plateau - level) >= TOLERANCE) return times[first]!
  const drop = firstBelow(times.length, valueAt, plateau, first + 1)
  return drop === times.length ? times[first]! : (times[first]! + times[drop]!) / 2
}

/** The first row from `from` on whose value lies below the limit; `rows` if there is none. */
function firstBelow(
  rows: number,
  valueAt: (row: number) => number | null,
  limit: number,
  from: number,
): number {
  for (let row = from; row < rows; row += 1) {
    const value = valueAt(row)
    if (value !== null && value < limit) return row
  }
  return rows
}
