import { z } from 'zod'

/**
 * What pages and servers send (Segment-compatible) and what we answer. Requests are read by
 * `api/ingest/read-event.ts`, field by field, because one bad event must not refuse its siblings;
 * these schemas describe the wire for the OpenAPI document and for tests.
 */

export const eventTypes = ['track', 'identify', 'group', 'page', 'screen', 'alias'] as const
export type EventType = (typeof eventTypes)[number]

export const sdkNameSchema = z.object({ name: z.string().max(100), version: z.string().max(50) })

/** One event as sent. Times are RFC 3339 strings; ids are the vendor's own. */
export const wireEventSchema = z.looseObject({
  type: z.enum(eventTypes),
  /** The dedupe key: at most one event of an environment is stored under it, for ever. */
  messageId: z.string().optional().describe('Made by the client; without it the event gets one'),
  userId: z.string().nullish(),
  anonymousId: z.string().nullish(),
  /** `track`: what happened. */
  event: z.string().optional(),
  /** `page`, `screen`: its name. */
  name: z.string().nullish(),
  /** `group`: the account. */
  groupId: z.string().optional(),
  /** `alias`: the id that becomes `userId`. */
  previousId: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).nullish(),
  traits: z.record(z.string(), z.unknown()).nullish(),
  /** `context.groupId` attributes this one event to an account. */
  context: z.record(z.string(), z.unknown()).nullish(),
  timestamp: z.string().nullish(),
  sentAt: z.string().nullish(),
  /** `POST /v1/import` only: when the event was first received. */
  receivedAt: z.string().nullish(),
})
export type WireEvent = z.infer<typeof wireEventSchema>

export const batchRequestSchema = z.object({
  batch: z.array(wireEventSchema),
  writeKey: z.string().optional(),
  sentAt: z.string().optional(),
  /** Merged under each event's own context. */
  context: z.record(z.string(), z.unknown()).optional(),
  sdk: sdkNameSchema.optional(),
})
export type BatchRequest = z.infer<typeof batchRequestSchema>

export const eventResultSchema = z.object({
  messageId: z.string(),
  status: z.enum(['accepted', 'duplicate', 'rejected']),
  /** Why it was refused: a key of `eventCodes`. */
  code: z.string().optional(),
  /** Which field, when one is to blame. */
  field: z.string().optional(),
  /** What was changed on the way in: `value_truncated`, `nul_removed`, … */
  warnings: z.array(z.string()).optional(),
})
export type EventResult = z.infer<typeof eventResultSchema>

/** A milestone that was completed just now, by the sending user or (account scope) in their account. */
export const completedMilestoneSchema = z.object({
  milestone: z.string(),
  scope: z.enum(['user', 'account']),
  firstValue: z.boolean(),
  /** ISO-8601. */
  reachedAt: z.string(),
})
export type CompletedMilestone = z.infer<typeof completedMilestoneSchema>

/**
 * A celebration offered to this user's page: show it once, then send `$celebration_shown` with its
 * id. It is offered again after a minute without that, to one page at a time.
 */
export const celebrationSchema = z.object({
  id: z.string(),
  milestone: z.string(),
  /** Elapsed ms from the account's start to the milestone; null when the start is not known. */
  sinceStartMs: z.number().nullable(),
})
export type Celebration = z.infer<typeof celebrationSchema>

export const batchResponseSchema = z.object({
  success: z.literal(true),
  /** Index-aligned with the batch. */
  results: z.array(eventResultSchema),
  completed: z.array(completedMilestoneSchema),
  celebrations: z.array(celebrationSchema),
})
export type BatchResponse = z.infer<typeof batchResponseSchema>
