import type { CurvePoint, ReachedByDay, TimeToEvent } from '#contract/estimates'
import type { SurvivalCurve } from './kaplan-meier.ts'
import { reachedBy } from './reached-by.ts'
import { minUnits } from './minimums.ts'
import {
  type IntervalKind,
  type SurvivalBand,
  survivalBand,
  survivalLimits,
} from './survival-limits.ts'
import { quantileInBand, survivalQuantile } from './survival-quantile.ts'

const DAY_MS = 86_400_000

/** The days for which reports state the share reached. */
export const REPORTED_DAYS = [1, 7, 14, 30, 60] as const

/** With fewer units at risk the curve moves in large steps, and we do not quote it. */
export const MIN_AT_RISK = 10

/**
 * What a report says of a curve over milliseconds: how many, how soon, by which day. Of fewer than
 * `minUnits` units it states no interval.
 */
export function toTimeToEvent(curve: SurvivalCurve): TimeToEvent {
  const band = curve.n < minUnits ? noBand : survivalBand(curve)
  const quantile = (p: number) => quantileInBand(curve, band, p)
  const [medianMs, p75Ms, p90Ms] = [quantile(0.5), quantile(0.75), quantile(0.9)]
  return {
    n: curve.n,
    events: curve.events,
    medianMs,
    p75Ms,
    p90Ms,
    reachedByDay: REPORTED_DAYS.map((day) => {
      const share = reachedByDay(curve, day)
      return curve.n < minUnits ? { ...share, lower: null, upper: null } : share
    }),
    quantilesMs: {
      p10: survivalQuantile(curve, 0.1),
      p25: survivalQuantile(curve, 0.25),
      p50: medianMs.estimate,
      p75: p75Ms.estimate,
      p90: p90Ms.estimate,
    },
  }
}

/** Where no interval is stated. */
const noLimit = { at: () => null, isAbove: () => true }
const noBand: SurvivalBand = { lower: noLimit, upper: noLimit }

/** The share reached within `day` times 24 hours. */
export function reachedByDay(
  curve: SurvivalCurve,
  day: number,
  interval: IntervalKind = 'log-log',
): ReachedByDay {
  const { time: _, ...share } = reachedBy(curve, day * DAY_MS, interval)
  return { day, ...share, observable: share.atRisk >= MIN_AT_RISK }
}

/** More rows than a chart has pixels would be most of an answer; 100,000 of them are 15 MB. */
const maxPoints = 1_000

/**
 * The curve as rows for a chart, with the log-log band: one row for each time a unit leaves. Of more
 * than 1,000 such times neighbours are put together, as many in each row: it says who waited before
 * the first of them, who left at any of them, and what holds from the last on.
 */
export function toCurvePoints(curve: SurvivalCurve): CurvePoint[] {
  const together = Math.ceil(curve.time.length / maxPoints)
  const points: CurvePoint[] = []
  for (let first = 0; first < curve.time.length; first += together) {
    const last = Math.min(first + together, curve.time.length) - 1
    points.push(toCurvePoint(curve, first, last))
  }
  return points
}

function toCurvePoint(curve: SurvivalCurve, first: number, last: number): CurvePoint {
  const survival = curve.survival[last]!
  const hasBand = curve.n >= minUnits
  const { lower, upper } = hasBand
    ? survivalLimits(survival, curve.greenwood[last]!, 'log-log')
    : { lower: null, upper: null }
  return {
    timeMs: curve.time[last]!,
    atRisk: curve.atRisk[first]!,
    events: sumOf(curve.reached, first, last),
    censored: sumOf(curve.censored, first, last),
    reached: 1 - survival,
    lower: upper === null ? null : 1 - upper,
    upper: lower === null ? null : 1 - lower,
  }
}

function sumOf(counts: Uint32Array, first: number, last: number): number {
  let sum = 0
  for (let i = first; i <= last; i += 1) sum += counts[i]!
  return sum
}
