import { concatTimes, type Times } from '../estimators/times.ts'
import type { AdoptionTimes } from './read-adoption.ts'

export interface Feature {
  key: string
  name: string
  releasedAtMs: number | null
}

/**
 * How long it took units to try or adopt a feature, or how long it could have so far. The clock starts
 * with the unit or the feature's release, whichever is later; use before it counts as 0, and a feature
 * yet to be released has been waited for not at all.
 */
export function waitFor(
  { startedAtMs, reachedAtMs }: { startedAtMs: number; reachedAtMs: number | null },
  { releasedAtMs }: Feature,
  asOfMs: number,
): number {
  const clockStart = Math.max(startedAtMs, releasedAtMs ?? startedAtMs)
  return Math.max(0, (reachedAtMs ?? asOfMs) - clockStart)
}

/** The same of all these units. */
export function timesTo(
  step: 'tried' | 'adopted',
  units: readonly AdoptionTimes[],
  feature: Feature,
  asOfMs: number,
): Times {
  const reachedOf = ({ firstUsedMs, adoptedMs }: AdoptionTimes) =>
    step === 'tried' ? firstUsedMs : adoptedMs
  const waits = (unit: AdoptionTimes) => {
    const reached = reachedOf(unit)
    return unit.startedMs.map((startedAtMs, index) =>
      waitFor({ startedAtMs, reachedAtMs: reached?.[index] ?? null }, feature, asOfMs),
    )
  }
  return {
    reached: concatTimes(units.filter((unit) => reachedOf(unit) !== null).map(waits)),
    waiting: concatTimes(units.filter((unit) => reachedOf(unit) === null).map(waits)),
  }
}
