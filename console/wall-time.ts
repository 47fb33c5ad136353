import { offsetMs, partsIn } from './zone-parts.ts'

/** What a `datetime-local` field holds: `2026-11-22T09:00`, without a zone. */
export type WallTime = string

const wallPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/

/** What the clocks of a zone show at an instant, to the minute. */
export function toWallTime(instant: string, timeZone: string): WallTime {
  const atMs = Date.parse(instant)
  if (Number.isNaN(atMs)) return ''
  const { year, month, day, hour, minute } = partsIn(atMs, timeZone)
  return new Date(Date.UTC(year, month - 1, day, hour, minute)).toISOString().slice(0, 16)
}

/**
 * The instant at which the clocks of a zone show that, as ISO-8601; undefined where the text is no
 * time. Of a time that clocks skip, the one as far after the gap; of one that they show twice, the
 * first.
 */
export function fromWallTime(wall: WallTime, timeZone: string): string | undefined {
  const asUtcMs = Date.parse(`${wall}Z`)
  if (!wallPattern.test(wall) || Number.isNaN(asUtcMs)) return undefined
  const dayMs = 86_400_000
  // The offsets on both sides of any clock change near by.
  const before = asUtcMs - offsetMs(asUtcMs - dayMs, timeZone)
  const after = asUtcMs - offsetMs(asUtcMs + dayMs, timeZone)
  const shown = [before, after].find((atMs) => atMs + offsetMs(atMs, timeZone) === asUtcMs)
  return new Date(shown ?? before).toISOString()
}
