import { z } from 'zod'
import { pageOf, pageQuerySchema } from './page.ts'

/** Query of `GET /api/v1/metrics/time-to-first-value/waiting`; `to` is exclusive. */
export const waitingListQuerySchema = pageQuerySchema.extend({
  /** Accounts that started in [from, to). */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  /** Key of a segment: its accounts alone. */
  segment: z.string().min(1).max(100).optional(),
})
export type WaitingListQuery = z.infer<typeof waitingListQuerySchema>

/** An account (user) without first value. */
export const waitingUnitSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  startedAt: z.string(),
  waitingMs: z.number(),
  milestonesReached: z.int(),
  /** Milestone last reached. */
  lastMilestone: z.string().nullable(),
  lastSeenAt: z.string().nullable(),
  churned: z.boolean(),
})
export type WaitingUnit = z.infer<typeof waitingUnitSchema>

/** Those still waiting, then the churned, each longest first. */
export const waitingListSchema = pageOf(waitingUnitSchema)
