import type { EventType } from '#contract/event-batch'

/** An event that passed the door: checked, cleaned, its time corrected. */
export interface IncomingEvent {
  messageId: string
  type: EventType
  /** A track event's own name; `$page`, `$screen`, `$identify`, `$group`, `$alias` for the others. */
  name: string
  userId: string | null
  anonymousId: string | null
  /** `context.groupId`, or the groupId of a group call. */
  accountId: string | null
  /** Alias calls: the id that becomes `userId`. */
  previousId: string | null
  /** Properties, or the traits carried by identify and group. */
  properties: Record<string, unknown>
  context: Record<string, unknown>
  originalAtMs: number
  sentAtMs: number | null
  receivedAtMs: number
  /** Corrected for clock skew, never later than `receivedAtMs`. */
  occurredAtMs: number
  /** The clock that said when it happened was wrong by more than a minute. */
  isSkewCorrected: boolean
  /** It would have happened after it was received. */
  isClamped: boolean
}
