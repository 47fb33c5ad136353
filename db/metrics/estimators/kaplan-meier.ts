import { RiskSet } from './risk-set.ts'
import { SortedTimes } from './sorted-times.ts'
import type { TimedUnit } from './timed-unit.ts'

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
 * Throws a RangeError for a unit that is never at risk (see `RiskSet`).
 */
export function kaplanMeier(units: readonly TimedUnit[]): SurvivalCurve {
  const riskSet = new RiskSet(units)
  const timesReached: number[] = []
  for (const unit of units) if (unit.reached) timesReached.push(unit.time)
  const reachedTimes = new SortedTimes(timesReached)
  const time = riskSet.exitTimes()
  const curve: SurvivalCurve = {
    n: units.length,
    events: reachedTimes.length,
    time,
    atRisk: [],
    reached: [],
    censored: [],
    survival: [],
    greenwood: [],
  }
  let survival = 1
  let greenwood = 0
  for (const t of time) {
    const atRisk = riskSet.countAt(t)
    const reached = reachedTimes.countAt(t)
    survival *= (atRisk - reached) / atRisk
    greenwood += reached / (atRisk * (atRisk - reached))
    curve.atRisk.push(atRisk)
    curve.reached.push(reached)
    curve.censored.push(riskSet.exitsAt(t) - reached)
    curve.survival.push(survival)
    curve.greenwood.push(greenwood)
  }
  return curve
}
