import type { EventType, WireEvent } from '#contract/event-batch'
import type { IdentityKeeper } from '../identity/identity.ts'
import { countBytes } from './count-bytes.ts'
import type { OutboxRecord } from './outbox.ts'
import { toJson } from './to-json.ts'

/** The server takes no event larger than this. */
const MAX_EVENT_BYTES = 32 * 1024

export interface RecorderParts {
  identity: Pick<IdentityKeeper, 'get'>
  createId(): string
  now(): number
  report(code: string, detail?: unknown): void
}

/**
 * Makes events as they travel, with who did it at that moment: the queue of one user is never sent
 * as another. Undefined, and a problem told, for what cannot be sent.
 */
export function createEventRecorder({ identity, createId, now, report }: RecorderParts) {
  return (type: EventType, fields: Partial<WireEvent>): OutboxRecord | undefined => {
    const atMs = now()
    const { anonymousId, userId, accountId } = identity.get()
    const id = createId()
    const event: WireEvent = {
      type,
      messageId: id,
      anonymousId,
      userId,
      ...fields,
      timestamp: new Date(atMs).toISOString(),
      context: { groupId: accountId },
    }
    try {
      const json = toJson(event)
      const bytes = countBytes(json)
      if (bytes <= MAX_EVENT_BYTES) return { id, atMs, bytes, json }
      report('event_too_large', fields.event ?? type)
    } catch (error) {
      report('event_not_json', error)
    }
    return
  }
}
