import { ascending } from './ascending.ts'
import type { TimedUnit } from './timed-unit.ts'
import { type Times, toTimes } from './times.ts'

/** A step function in columns: row i says what holds from `time[i]` until the next time. */
export type SurvivalCurve = {
  /** Units that went in. */
  n: number
  /** Units that reached the event. */
  events: number
  /** Distinct times at which a unit reached the event or was last watched, ascending. */
  time: Float64Array
  /** Waiting just before `time`. */
  atRisk: Uint32Array
  /** Reached the event at `time`. */
  reached: Uint32Array
  /** Last watched at `time`, still waiting. */
  censored: Uint32Array
  /** Share still waiting after `time`: S(t). */
  survival: Float64Array
  /** Greenwood's sum: the variance of ln S(t). Infinity once nobody is left (S = 0). */
  greenwood: Float64Array
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
  const column = () => new Float64Array(n)
  const counts = () => new Uint32Array(n)
  const [time, survival, greenwood] = [column(), column(), column()]
  const [atRisk, reachedAt, censored] = [counts(), counts(), counts()]
  let share = 1
  let variance = 0
  let rows = 0
  let ended = 0
  let left = 0
  let entered = 0
  while (ended < reached.length || left < waiting.length) {
    const isReached =
      left === waiting.length || (ended < reached.length && reached[ended]! <= waiting[left]!)
    const t = isReached ? reached[ended]! : waiting[left]!
    while (entered < entries.length && entries[entered]! < t) entered += 1
    const present = n - entries.length + entered - ended - left
    const endedBefore = ended
    while (ended < reached.length && reached[ended] === t) ended += 1
    const leftBefore = left
    while (left < waiting.length && waiting[left] === t) left += 1
    const events = ended - endedBefore
    // Who was last watched here changes nothing.
    if (events > 0) {
      share *= (present - events) / present
      variance += events / (present * (present - events))
    }
    time[rows] = t
    atRisk[rows] = present
    reachedAt[rows] = events
    censored[rows] = left - leftBefore
    survival[rows] = share
    greenwood[rows] = variance
    rows += 1
  }
  return {
    n,
    events: reached.length,
    time: time.subarray(0, rows),
    atRisk: atRisk.subarray(0, rows),
    reached: reachedAt.subarray(0, rows),
    censored: censored.subarray(0, rows),
    survival: survival.subarray(0, rows),
    greenwood: greenwood.subarray(0, rows),
  }
}
