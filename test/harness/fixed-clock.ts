/** A clock that stands still until told otherwise. Handed in wherever code asks for the time. */
export interface FixedClock {
  /** The time in integer milliseconds; the same signature as `Date.now`. */
  now: () => number
  set(to: string | number): void
  advance(byMs: number): void
}

/** Starts the clock at an ISO-8601 instant or at milliseconds. */
export function createFixedClock(at: string | number): FixedClock {
  let nowMs = toMs(at)
  return {
    now: () => nowMs,
    set: (to) => {
      nowMs = toMs(to)
    },
    advance: (byMs) => {
      nowMs += byMs
    },
  }
}

function toMs(instant: string | number): number {
  const ms = typeof instant === 'number' ? instant : Date.parse(instant)
  if (!Number.isInteger(ms)) throw new RangeError(`Not an instant: ${instant}`)
  return ms
}
