import { z } from 'zod'

/** `GET /api/v1/events/live?after=`: what arrived, accepted and refused, newest first, ≤ 200 rows. */
export const liveEventSchema = z.object({
  id: z.string(),
  receivedAt: z.string(),
  occurredAt: z.string().nullable(),
  status: z.enum(['accepted', 'rejected']),
  type: z.string(),
  name: z.string().nullable(),
  userId: z.string().nullable(),
  anonymousId: z.string().nullable(),
  accountId: z.string().nullable(),
  /** Refused: the code, the field to blame, the head of the payload as sent. */
  code: z.string().nullable(),
  field: z.string().nullable(),
  sentence: z.string().nullable(),
  fix: z.string().nullable(),
  /** Accepted: the event as stored. Refused: at most 2,000 characters of it, as text. */
  payload: z.unknown(),
  /** Milestones of which this event is the first touch. */
  completed: z.array(z.string()),
  source: z.string().nullable(),
})
export type LiveEvent = z.infer<typeof liveEventSchema>
export const liveEventsSchema = z.object({
  rows: z.array(liveEventSchema),
  /** Send as `after` to get only what is newer. */
  cursor: z.string(),
})

/** `GET /api/v1/install`: the snippet and whether anything has arrived yet. */
export const installSchema = z.object({
  writeKey: z.string(),
  /** Address that pages load the SDK from and send events to. */
  host: z.string(),
  /** The script tag with inline stub, ready to paste. */
  snippet: z.string(),
  /** The form without inline script, with SRI, for a strict CSP. */
  strictSnippet: z.string(),
  curl: z.string(),
  firstEventAt: z.string().nullable(),
  lastEventAt: z.string().nullable(),
  lastRejected: z
    .object({ receivedAt: z.string(), code: z.string(), field: z.string().nullable() })
    .nullable(),
  cspLines: z.array(z.string()),
})
export type Install = z.infer<typeof installSchema>
