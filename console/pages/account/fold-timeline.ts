import type { TimelineEntry } from '#contract/account'

/**
 * Equal neighbours as one entry with their count: the server folds within a page, this folds across
 * the seams of pages. The order stays; the newest time of a fold is kept.
 */
export function foldTimeline(entries: readonly TimelineEntry[]): TimelineEntry[] {
  const folded: TimelineEntry[] = []
  for (const entry of entries) {
    const before = folded.at(-1)
    if (before && isSame(before, entry)) {
      folded[folded.length - 1] = { ...before, count: before.count + entry.count }
    } else folded.push(entry)
  }
  return folded
}

/** A milestone is reached once; two of them are never one. */
function isSame(one: TimelineEntry, other: TimelineEntry): boolean {
  return (
    one.kind === 'event' &&
    other.kind === 'event' &&
    one.name === other.name &&
    one.userId === other.userId
  )
}
