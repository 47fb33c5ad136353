import type { TimedUnit } from './timed-unit.ts'
import { ascending, type Times, toTimes } from './times.ts'

/** A step function in columns: row i says what holds from `time[i]` until the next time. */
export type SurvivalCurve = {
  /** Units that went in. */
  n: number
  /** Units that reached the event. */
  events: number
  /** Distinct times at which a unit reached the event or was last watched, ascending. */
  time: number[]
  /** Waiting just before `time`. */
  atRisk: number[]
  /** Reached the event at `time`. */
  reached: number[]
  /** Last watched at `time`, still waiting. */
  censored: number[]
  /** Share still waiting after `time`: S(t). */
  survival: number[]
  /** Greenwood's sum: the variance of ln S(t). Infinity once nobody is left (S = 0). */
  greenwood: number[]
}

/**
 * Estimates the share still waiting at each time when some units have not been watched to the end.
 * S(t) = Π (1 − d/n) and Greenwood's G(t) = Σ d / (n (n − d)), over times up to t with d events
 * among n at risk (Kaplan and Meier 1958; Greenwood 1926). The order of the units does not matter.
 * Throws a RangeError for a unit that is never at risk (see `toTimes`).
 */
export function kaplanMeier(units: readonly TimedUnit[]): SurvivalCurve {
  return survivalCurve(toTimes(units))
}

/**
 * The same from columns. A unit is at risk at t when entry < t <= time: an event and a censoring at the
 * same time leave together, so the event counts.
 */
export function survivalCurve(times: Times): SurvivalCurve {
  const reached = ascending(times.reached)
  const waiting = ascending(times.waiting)
  const entries = ascending(times.entries ?? new Float64Array())
  const n = reached.length + waiting.length
  const curve: SurvivalCurve = {
    n,
    events: reached.length,
    time: [],
    atRisk: [],
    reached: [],
    censored: [],
    survival: [],
    greenwood: [],
  }
  let survival = 1
  let greenwood = 0
  let left = 0
  let ended = 0
  let entered = 0
  while (ended < reached.length || left < waiting.length) {
    const t = Math.min(reached[ended] ?? Infinity, waiting[left] ?? Infinity)
    while (entered < entries.length && entries[entered]! < t) entered += 1
    const atRisk = n - entries.length + entered - ended - left
    const endedBefore = ended
    while (ended < reached.length && reached[ended] === t) ended += 1
    const leftBefore = left
    while (left < waiting.length && waiting[left] === t) left += 1
    const events = ended - endedBefore
    survival *= (atRisk - events) / atRisk
    greenwood += events / (atRisk * (atRisk - events))
    curve.time.push(t)
    curve.atRisk.push(atRisk)
    curve.reached.push(events)
    curve.censored.push(left - leftBefore)
    curve.survival.push(survival)
    curve.greenwood.push(greenwood)
  }
  return curve
}
