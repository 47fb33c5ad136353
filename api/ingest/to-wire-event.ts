import type { IncomingEvent } from '../../db/ingest/incoming-event.ts'

const toText = (ms: number) => new Date(ms).toISOString()

/**
 * The event as a sender would send it alone: `readEvent` reads the same event from it. Holds what was
 * cleaned, so nothing secret, and what its batch said for it.
 */
export function toWireEvent(event: IncomingEvent): Record<string, unknown> {
  const { type, name, userId, anonymousId, accountId, previousId, properties, sentAtMs } = event
  const { groupId: _, ...context } = event.context
  const carriesTraits = type === 'identify' || type === 'group'
  return {
    type,
    messageId: event.messageId,
    ...(type === 'track' && { event: name }),
    ...(userId !== null && { userId }),
    ...(anonymousId !== null && { anonymousId }),
    ...(type === 'group' && { groupId: accountId }),
    ...(previousId !== null && { previousId }),
    [carriesTraits ? 'traits' : 'properties']: properties,
    context: { ...context, ...(accountId !== null && { groupId: accountId }) },
    timestamp: toText(event.originalAtMs),
    ...(sentAtMs !== null && { sentAt: toText(sentAtMs) }),
    receivedAt: toText(event.receivedAtMs),
  }
}
