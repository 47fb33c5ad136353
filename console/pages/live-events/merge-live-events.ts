import type { LiveEvent } from '#contract/live-event'

/** More than a person reads, less than a page gets slow with. */
export const keptEvents = 500

/** What was there and what is new as one list, newest first, each event once. */
export function mergeLiveEvents(
  before: readonly LiveEvent[],
  fresh: readonly LiveEvent[],
): readonly LiveEvent[] {
  if (fresh.length === 0) return before
  const freshIds = new Set(fresh.map(idOf))
  return [...fresh, ...before.filter((event) => !freshIds.has(idOf(event)))]
    .sort((a, b) => b.receivedAt.localeCompare(a.receivedAt))
    .slice(0, keptEvents)
}

/** A refused event has an id of its own; it must not be taken for an accepted one. */
function idOf({ status, id }: LiveEvent): string {
  return `${status} ${id}`
}

export interface LiveFilter {
  status: LiveEvent['status'] | undefined
  /** Part of the event's name or type, whatever the case. */
  name: string
}

export function fitsLiveFilter(event: LiveEvent, { status, name }: LiveFilter): boolean {
  if (status !== undefined && event.status !== status) return false
  const wanted = name.trim().toLowerCase()
  return (
    wanted === '' ||
    event.type.toLowerCase().includes(wanted) ||
    (event.name ?? '').toLowerCase().includes(wanted)
  )
}
