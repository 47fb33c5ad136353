import { countUpTo } from './count-up-to.ts'
import type { SurvivalCurve } from './kaplan-meier.ts'
import { survivalLimits, survivalStandardError, type IntervalKind } from './survival-limits.ts'

/** The share that reached the event by a time, with the limits of its 95% interval. */
export type ReachedBy = {
  time: number
  /** Waiting just before the next time at which a unit leaves; 0 means follow-up has ended. */
  atRisk: number
  /** 1 − S. Null without units. After the end of follow-up the last value: read `atRisk` with it. */
  reached: number | null
  se: number | null
  lower: number | null
  upper: number | null
}

/**
 * Reads the curve at `time`. An event exactly then counts. Limits are null where `survivalLimits`
 * has none; before the first exit they are 0 and 0, as in R's summary.survfit.
 */
export function reachedBy(
  curve: SurvivalCurve,
  time: number,
  interval: IntervalKind = 'log-log',
): ReachedBy {
  if (curve.n === 0) return { time, atRisk: 0, reached: null, se: null, lower: null, upper: null }
  const exits = countUpTo(curve.time, time)
  const isExitTime = curve.time[exits - 1] === time
  const atRisk = curve.atRisk[isExitTime ? exits - 1 : exits] ?? 0
  if (exits === 0) return { time, atRisk, reached: 0, se: 0, lower: 0, upper: 0 }
  const survival = curve.survival[exits - 1]!
  const greenwood = curve.greenwood[exits - 1]!
  const limits = survivalLimits(survival, greenwood, interval)
  return {
    time,
    atRisk,
    reached: 1 - survival,
    se: survivalStandardError(survival, greenwood),
    lower: complement(limits.upper),
    upper: complement(limits.lower),
  }
}

const complement = (limit: number | null) => (limit === null ? null : 1 - limit)
