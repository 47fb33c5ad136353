import { userOf } from './attribute-events.ts'
import type { IncomingEvent } from './incoming-event.ts'
import type { Identities } from './resolve-identities.ts'

/** What one of our own events says of a guide. */
export interface GuideEvent {
  guideKey: string
  versionId: string
  stepKey: string | null
  /** The user, or the anonymous id before identify. */
  personId: string
}

/** Reads what the events about guides share; undefined: not about one, or not as the SDK sends it. */
export function readGuideEvent(
  event: IncomingEvent,
  identities: Identities,
): GuideEvent | undefined {
  const { guideKey, versionId, stepKey } = event.properties
  const personId = userOf(event, identities) ?? event.anonymousId
  if (!personId || !isKey(guideKey) || !isUuid(versionId)) return undefined
  return { guideKey, versionId, stepKey: isKey(stepKey) ? stepKey : null, personId }
}

/** As the contract has keys. */
export function isKey(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9][a-z0-9_-]{0,99}$/.test(value)
}

export function isUuid(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value)
  )
}
