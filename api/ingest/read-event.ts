import { isRecord } from '#contract/rules/is-record'
import { readTime } from '#contract/rules/read-time'
import { createHash, randomUUID } from 'node:crypto'
import { eventTypes, type EventType } from '#contract/event-batch'
import type { EventCode } from '#contract/codes'
import { wireLimits } from '#contract/limits'
import type { IncomingEvent } from '../../db/ingest/incoming-event.ts'
import { cleanJson } from './clean-json.ts'
import { correctTime } from './correct-time.ts'
import { isPlainJson } from './is-plain-json.ts'
import { isStorableText } from '../storable-text.ts'

/** What a whole request says for each of its events. */
export interface Envelope {
  receivedAtMs: number
  sentAt: unknown
  context: Record<string, unknown>
  /** Only imports may say when they first received an event. */
  mayDeclareReceivedAt: boolean
}

/** The context of a request that has none. */
export const noContext: Record<string, unknown> = Object.freeze({})

export type EventReading =
  | { event: IncomingEvent; warnings: string[] }
  | { code: EventCode; field: string | null; messageId: string }

/**
 * Reads one event of a batch: checks it, cleans it, corrects its time. A bad one is refused with a code
 * and the field to blame, so that its siblings live. Ids are refused rather than cleaned, since cleaning
 * makes two ids one. Fields that are not ours are ignored. `index` is its place in the batch.
 */
export function readEvent(input: unknown, envelope: Envelope, index = 0): EventReading {
  if (!isRecord(input)) return { code: 'invalid_event', field: null, messageId: '' }
  const messageId = typeof input.messageId === 'string' ? input.messageId.slice(0, 255) : ''
  const refuse = (code: EventCode, field: string | null): EventReading => ({
    code,
    field,
    messageId,
  })

  const type = input.type
  if (!isEventType(type)) return refuse('unknown_type', 'type')
  const sent = { properties: carried(input, type), context: contextOf(input, envelope) }
  const isPlain =
    isPlainJson(input) && (envelope.context === noContext || isPlainJson(envelope.context))
  const cleaned = isPlain ? { value: sent, warnings: none } : cleanJson(sent)
  if ('code' in cleaned) return refuse(cleaned.code, cleaned.field)
  const size = isPlain ? 0 : sizeOf(input)
  if (size === undefined) return refuse('too_deep', null)
  if (size > wireLimits.eventBytes) return refuse('event_too_large', null)

  if (input.messageId !== undefined && input.messageId !== null) {
    if (typeof input.messageId !== 'string' || !isShort(input.messageId)) {
      return refuse('invalid_message_id', 'messageId')
    }
    if (!isStorableText(input.messageId)) return refuse('invalid_id', 'messageId')
  }
  const context = isRecord(input.context) ? input.context : envelope.context
  const userId = readId(input.userId)
  if (userId === undefined) return refuse('invalid_id', 'userId')
  const anonymousId = readId(input.anonymousId)
  if (anonymousId === undefined) return refuse('invalid_id', 'anonymousId')
  const groupId = readId(type === 'group' ? input.groupId : context.groupId)
  if (groupId === undefined) {
    return refuse('invalid_id', type === 'group' ? 'groupId' : 'context.groupId')
  }
  const previousId = type === 'alias' ? readId(input.previousId) : null
  if (previousId === undefined) return refuse('invalid_id', 'previousId')
  if (type === 'alias' && (!previousId || !userId)) return refuse('invalid_alias', 'previousId')
  if (!userId && !anonymousId) return refuse('identity_missing', 'userId')
  if (type === 'group' && !groupId) return refuse('invalid_group', 'groupId')

  const name = nameOf(input, type)
  if (typeof name !== 'string' || name.length === 0 || name.length > wireLimits.nameChars) {
    return refuse('invalid_event_name', 'event')
  }
  if (!isStorableText(name)) return refuse('invalid_id', 'event')
  const wrong = recordFields.find((field) => !isRecord(input[field] ?? nothing))
  if (wrong) return refuse('invalid_properties', wrong)

  const times = readTimes(input, envelope)
  if ('field' in times) return refuse('invalid_timestamp', times.field)
  const corrected = correctTime(times)
  const { properties, context: cleanContext } = cleaned.value as Record<
    'properties' | 'context',
    Record<string, unknown>
  >
  const warnings = [...cleaned.warnings]
  if (corrected.isClamped) warnings.push('timestamp_clamped')
  if (!messageId) warnings.push('message_id_made')
  return {
    event: {
      messageId: messageId || makeMessageId(input, times, index),
      type,
      name,
      userId,
      anonymousId,
      accountId: groupId,
      previousId,
      properties,
      context: cleanContext,
      ...times,
      ...corrected,
    },
    warnings,
  }
}

const recordFields = ['properties', 'traits', 'context'] as const
const nothing: Record<string, unknown> = Object.freeze({})
const none: readonly string[] = []

/** What the event carries: traits for identify and group, properties (with a page's name) otherwise. */
function carried(input: Record<string, unknown>, type: EventType): Record<string, unknown> {
  const of = (value: unknown) => (isRecord(value) ? value : nothing)
  if (type === 'identify' || type === 'group') return of(input.traits)
  if (type === 'alias') return { previousId: input.previousId }
  const named = (type === 'page' || type === 'screen') && typeof input.name === 'string'
  return named ? { ...of(input.properties), name: input.name } : of(input.properties)
}

/** What the request says of all its events, and over it what this one says. Most say it in one place. */
function contextOf({ context }: Record<string, unknown>, ofAll: Envelope): Record<string, unknown> {
  if (!isRecord(context)) return ofAll.context
  return ofAll.context === noContext ? context : { ...ofAll.context, ...context }
}

/** Null: none was sent. Undefined: what was sent cannot be an id. */
function readId(value: unknown): string | null | undefined {
  if (value === undefined || value === null || value === '') return null
  return typeof value === 'string' && isShort(value) && isStorableText(value) ? value : undefined
}

function nameOf(input: Record<string, unknown>, type: EventType): unknown {
  return type === 'track' ? input.event : `$${type}`
}

function readTimes(
  input: Record<string, unknown>,
  envelope: Envelope,
): Pick<IncomingEvent, 'originalAtMs' | 'sentAtMs' | 'receivedAtMs'> | { field: string } {
  const declared = envelope.mayDeclareReceivedAt ? (input.receivedAt ?? null) : null
  const declaredAtMs = declared === null ? envelope.receivedAtMs : readTime(declared)
  if (declaredAtMs === null || declaredAtMs > envelope.receivedAtMs + 86_400_000) {
    return { field: 'receivedAt' }
  }
  // Nothing is received later than now, whatever another clock says: no fact lies in the future.
  const receivedAtMs = Math.min(declaredAtMs, envelope.receivedAtMs)
  const timestamp = input.timestamp ?? input.originalTimestamp ?? null
  const originalAtMs = timestamp === null ? receivedAtMs : readTime(timestamp)
  if (originalAtMs === null) return { field: 'timestamp' }
  const sentAt = input.sentAt ?? envelope.sentAt ?? null
  // A sentAt that cannot be read only means that the clock cannot be corrected.
  return { originalAtMs, sentAtMs: sentAt === null ? null : readTime(sentAt), receivedAtMs }
}

/** Bytes of what was sent; undefined where a field of no interest nests too deep to be written again. */
function sizeOf(input: Record<string, unknown>): number | undefined {
  try {
    return Buffer.byteLength(JSON.stringify(input))
  } catch {
    return undefined
  }
}

/**
 * The same event sent again gets the same id, as far as its own time or that of its request tells it
 * from another one; without either each is new.
 */
function makeMessageId(
  input: Record<string, unknown>,
  { sentAtMs }: Pick<IncomingEvent, 'sentAtMs'>,
  index: number,
): string {
  const time = input.timestamp ?? input.originalTimestamp ?? sentAtMs
  if (time === null) return randomUUID()
  const { type, event, name, userId, anonymousId, groupId, previousId } = input
  const { properties, traits, context } = input
  const ids = [userId, anonymousId, groupId, previousId]
  const said = JSON.stringify([time, index, type, event, name, ids, properties, traits, context])
  return `made-${createHash('sha256').update(said).digest('base64url')}`
}

const isShort = (id: string) => id.length > 0 && id.length <= wireLimits.idChars

function isEventType(type: unknown): type is EventType {
  return eventTypes.some((known) => known === type)
}
