import { ascending } from '../estimators/ascending.ts'
import { concatTimes, type Times } from '../estimators/times.ts'
import type { AdoptionTimes } from './read-adoption.ts'

export interface Feature {
  key: string
  name: string
  releasedAtMs: number | null
}

/**
 * How long it took a unit to try or adopt a feature, or how long it could have so far. The clock starts
 * with the unit or the feature's release, whichever is later; use before it counts as 0, and a feature
 * yet to be released has been waited for not at all.
 */
export function waitFor(
  { releasedAtMs }: Feature,
  startedAtMs: number,
  reachedAtMs: number | null,
  asOfMs: number,
): number {
  const clockStart = Math.max(startedAtMs, releasedAtMs ?? startedAtMs)
  return Math.max(0, (reachedAtMs ?? asOfMs) - clockStart)
}

/**
 * The same of all units, in order: `startedMs` are their starts, latest first, and `users` those of
 * them that used the feature. Who has not reached it is not listed anywhere, but left over.
 */
export function timesTo(
  step: 'tried' | 'adopted',
  feature: Feature,
  { startedMs, users }: { startedMs: Float64Array; users: readonly AdoptionTimes[] },
  asOfMs: number,
): Times {
  const reachedOf = ({ firstUsedMs, adoptedMs }: AdoptionTimes) =>
    step === 'tried' ? firstUsedMs : adoptedMs
  const waits = (starts: Float64Array, reachedMs: Float64Array | null) =>
    starts.map((startedAtMs, index) =>
      waitFor(feature, startedAtMs, reachedMs && reachedMs[index]!, asOfMs),
    )
  const reachers = users.filter((alike) => reachedOf(alike) !== null)
  return {
    reached: concatTimes(reachers.map((alike) => waits(alike.startedMs, reachedOf(alike)))),
    waiting: withoutThose(
      waits(startedMs, null),
      ascending(concatTimes(reachers.map((alike) => waits(alike.startedMs, null)))),
    ),
  }
}

/** What is left of an ascending list without some of it, ascending as well. */
function withoutThose(all: Float64Array, some: Float64Array): Float64Array {
  const left = new Float64Array(all.length - some.length)
  let taken = 0
  for (let i = 0; i < all.length; i += 1) {
    if (all[i] === some[taken]) taken += 1
    else left[i - taken] = all[i]!
  }
  return left
}
