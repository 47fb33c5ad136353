import type { TimedUnit } from '../estimators/timed-unit.ts'
import type { FeatureAdoptionRow } from './metric.ts'

export interface Feature {
  key: string
  name: string
  releasedAtMs: number | null
}

/** An account (user) with the features it has used. */
export interface AdoptionUnit {
  unit_id: string
  name: string | null
  started_at: number
  left_out: string | null
  group_value: string | null
  uses: Map<string, FeatureAdoptionRow>
}

/**
 * How long it took a unit to try or adopt a feature, or how long it could have so far. The clock
 * starts with the unit or the feature's release, whichever is later; use before it counts as 0, and
 * a feature yet to be released has been waited for not at all.
 */
export function waitFor(
  step: 'tried' | 'adopted',
  { started_at, uses }: AdoptionUnit,
  { key, releasedAtMs }: Feature,
  asOfMs: number,
): TimedUnit {
  const use = uses.get(key)
  const reachedAt = (step === 'tried' ? use?.first_used_at : use?.adopted_at) ?? null
  const clockStart = Math.max(started_at, releasedAtMs ?? started_at)
  return {
    time: Math.max(0, (reachedAt ?? asOfMs) - clockStart),
    reached: reachedAt !== null,
  }
}
