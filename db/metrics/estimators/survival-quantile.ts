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

/** What is told by row of a curve, and falls with time on the whole. */
export interface CurveColumn {
  /** Null: undefined there. */
  at: (row: number) => number | null
  /** True only if no value from row `from` to `last` lies below the level, as far as is cheaply known. */
  isAbove: (from: number, last: number, level: number) => boolean
}

/** A column that never rises: its last value is its least. */
export function fallingColumn(at: (row: number) => number): CurveColumn {
  return { at, isAbove: (_, last, level) => at(last) >= level }
}

/**
 * The time by which a share `p` of the units has reached the event: the first t with S(t) <= 1 − p.
 * When S stays at exactly 1 − p for a while, the middle of that plateau. p = 0.5 is the median.
 */
export function survivalQuantile({ time, survival }: SurvivalCurve, p: number): number | null {
  return findCrossing(
    time,
    fallingColumn((row) => survival[row]!),
    1 - p,
  )
}

/** The quantile with its limits: the times at which the band crosses (Brookmeyer and Crowley 1982). */
export function survivalQuantileWithLimits(
  curve: SurvivalCurve,
  p: number,
  interval: IntervalKind = 'log-log',
): DurationEstimate {
  return quantileInBand(curve, survivalBand(curve, interval), p)
}

/** The same with limits of any kind, or none. */
export function quantileInBand(
  curve: SurvivalCurve,
  { lower, upper }: SurvivalBand,
  p: number,
): DurationEstimate {
  return {
    estimate: survivalQuantile(curve, p),
    lower: findCrossing(curve.time, lower, 1 - p),
    upper: findCrossing(curve.time, upper, 1 - p),
  }
}

/**
 * The rule of R's print.survfit: the first time at which the values are at or below the level. If
 * they equal it there and fall lower later, the middle of the two times. Undefined values are passed
 * over.
 */
export function findCrossing(
  times: Float64Array,
  column: CurveColumn,
  level: number,
): number | null {
  const first = firstBelow(times.length, column, level + TOLERANCE, 0)
  if (first === times.length) return null
  const plateau = column.at(first)!
  if (Math.abs(plateau - level) >= TOLERANCE) return times[first]!
  const drop = firstBelow(times.length, column, plateau, first + 1)
  return drop === times.length ? times[first]! : (times[first]! + times[drop]!) / 2
}

/** So many rows are passed over at once. */
const blockRows = 64

/** The first row from `from` on whose value lies below the limit; `rows` if there is none. */
function firstBelow(rows: number, column: CurveColumn, limit: number, from: number): number {
  for (let block = from; block < rows; block += blockRows) {
    const end = Math.min(block + blockRows, rows)
    if (column.isAbove(block, end - 1, limit)) continue
    for (let row = block; row < end; row += 1) {
      const value = column.at(row)
      if (value !== null && value < limit) return row
    }
  }
  return rows
}
