import type { EventTerm } from '../condition.ts'
import { compare } from './compare.ts'
import { readPath } from './read-path.ts'

/**
 * An event as rules see it: a track event under its own name, the others as `$page`, `$screen`,
 * `$identify`, `$group`, `$alias`. The properties of `$identify` and `$group` are the traits carried.
 */
export interface MatchableEvent {
  name: string
  properties: Record<string, unknown>
}

/** Whether one event is what a term speaks of: its name and every `where`. Counts and days are not looked at. */
export function matchesTerm(
  term: Pick<EventTerm, 'event' | 'where'>,
  event: MatchableEvent,
): boolean {
  return (
    term.event === event.name &&
    (term.where ?? []).every((filter) =>
      compare(readPath(event.properties, filter.property), filter),
    )
  )
}
