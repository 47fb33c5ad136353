import type { SessionResponse } from '#contract/session'

/** How much this user may be shown without having asked, and what was shown. Server's time. */
export interface Frequency {
  /** Guides that interrupt within any 24 hours; null: as many as fit. */
  maxPerDay: number | null
  quietHours: number
  shownAtMs: number[]
  /** -Infinity: never. */
  dismissedAtMs: number
}

/** What the tabs of this browser showed and the person dismissed, in the server's time. */
export interface OwnFrequency {
  shownAtMs?: number[]
  dismissedAtMs?: number
}

/** A clock is corrected beyond it, so that one start may have two times. */
const SAME_MS = 60_000

/** Joins what the server has counted with what this browser did since; nothing counts twice. */
export function joinFrequency(
  { maxPerDay, quietHours, shownAt, dismissedAt }: SessionResponse['frequency'],
  own: OwnFrequency,
): Frequency {
  const told = shownAt.map((at) => Date.parse(at))
  const unmatched = [...told]
  const news = (own.shownAtMs ?? []).filter((ms) => {
    const known = unmatched.findIndex((at) => Math.abs(at - ms) < SAME_MS)
    if (known >= 0) unmatched.splice(known, 1)
    return known < 0
  })
  return {
    maxPerDay,
    quietHours,
    shownAtMs: [...told, ...news],
    dismissedAtMs: Math.max(
      dismissedAt === null ? -Infinity : Date.parse(dismissedAt),
      own.dismissedAtMs ?? -Infinity,
    ),
  }
}
