import type { EventTerm } from '../condition.ts'
import { daysToMs } from './days-to-ms.ts'
import { matchesTerm } from './matches-term.ts'
import type { MatchableEvent } from './matches-term.ts'

export interface PastEvent extends MatchableEvent {
  occurredAtMs: number
}

/**
 * How many of these events a term speaks of: of its last days up to `nowMs` (both ends count), and
 * the most that lie within its days of each other.
 */
export function countEvents(term: EventTerm, events: readonly PastEvent[], nowMs: number): number {
  const { lastDays, withinDays } = term
  const times = events
    .filter((event) => matchesTerm(term, event))
    .map((event) => event.occurredAtMs)
    .filter(
      (time) => lastDays === undefined || (time <= nowMs && time >= nowMs - daysToMs(lastDays)),
    )
  if (withinDays === undefined) return times.length
  const windowMs = daysToMs(withinDays)
  const ending = times.map(
    (end) => times.filter((time) => time <= end && time >= end - windowMs).length,
  )
  return Math.max(0, ...ending)
}
