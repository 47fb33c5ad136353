import type { CurvePoint, ReachedByDay, TimeToEvent } from '#contract/estimates'
import type { SurvivalCurve } from './kaplan-meier.ts'
import { reachedBy } from './reached-by.ts'
import { survivalBand, type IntervalKind } from './survival-limits.ts'
import { survivalQuantile, survivalQuantileWithLimits } from './survival-quantile.ts'

const DAY_MS = 86_400_000

/** The days for which reports state the share reached. */
export const REPORTED_DAYS = [1, 7, 14, 30, 60] as const

/** With fewer units at risk the curve moves in large steps, and we do not quote it. */
export const MIN_AT_RISK = 10

/** What a report says of a curve over milliseconds: how many, how soon, by which day. */
export function toTimeToEvent(
  curve: SurvivalCurve,
  interval: IntervalKind = 'log-log',
): TimeToEvent {
  return {
    n: curve.n,
    events: curve.events,
    medianMs: survivalQuantileWithLimits(curve, 0.5, interval),
    reachedByDay: REPORTED_DAYS.map((day) => reachedByDay(curve, day, interval)),
    quantilesMs: {
      p10: survivalQuantile(curve, 0.1),
      p25: survivalQuantile(curve, 0.25),
      p50: survivalQuantile(curve, 0.5),
      p75: survivalQuantile(curve, 0.75),
      p90: survivalQuantile(curve, 0.9),
    },
  }
}

/** The share reached within `day` times 24 hours. */
export function reachedByDay(
  curve: SurvivalCurve,
  day: number,
  interval: IntervalKind = 'log-log',
): ReachedByDay {
  const { time: _, ...share } = reachedBy(curve, day * DAY_MS, interval)
  return { day, ...share, observable: share.atRisk >= MIN_AT_RISK }
}

/** The curve as rows for a chart, with the log-log band; one row for each time a unit leaves. */
export function toCurvePoints(curve: SurvivalCurve): CurvePoint[] {
  const band = survivalBand(curve)
  return curve.time.map((timeMs, i) => {
    const lower = band.lower[i] ?? null
    const upper = band.upper[i] ?? null
    return {
      timeMs,
      atRisk: curve.atRisk[i]!,
      events: curve.reached[i]!,
      censored: curve.censored[i]!,
      reached: 1 - curve.survival[i]!,
      lower: upper === null ? null : 1 - upper,
      upper: lower === null ? null : 1 - lower,
    }
  })
}
