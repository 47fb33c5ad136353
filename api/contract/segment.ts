import { z } from 'zod'
import { conditionSchema } from './condition.ts'
import { keySchema } from './key.ts'
import { pageOf, pageQuerySchema } from './page.ts'

/** What a segment is; by `PUT /api/v1/segments/{key}`. */
export const segmentInputSchema = z.strictObject({
  name: z.string().min(1).max(200),
  /**
   * Traits, event history, milestones and other segments. At account level user fields are missing;
   * of a user, account fields speak of the account the user belongs to now.
   */
  condition: conditionSchema,
})
export type SegmentInput = z.infer<typeof segmentInputSchema>

/** What builds on a segment: a published guide, or another segment. */
export const segmentUseSchema = z.object({
  kind: z.enum(['guide', 'segment']),
  key: keySchema,
  name: z.string(),
})
export type SegmentUse = z.infer<typeof segmentUseSchema>

export const segmentSchema = z.object({
  key: keySchema,
  name: z.string(),
  condition: conditionSchema,
  createdAt: z.string(),
  updatedAt: z.string(),
  usedBy: z.array(segmentUseSchema),
})
export type Segment = z.infer<typeof segmentSchema>

/** How many are in it now; null: counting took longer than 3 s and was given up. */
export const segmentSizeSchema = z.object({
  accounts: z.int().nullable(),
  users: z.int().nullable(),
})
export type SegmentSize = z.infer<typeof segmentSizeSchema>

/** `GET /api/v1/segments/{key}/members`: pages in JSON; `format=csv` holds the first 100,000. */
export const segmentMembersQuerySchema = pageQuerySchema.extend({
  level: z.enum(['account', 'user']).default('account'),
  format: z.enum(['json', 'csv']).default('json'),
})
export type SegmentMembersQuery = z.infer<typeof segmentMembersQuerySchema>

export const segmentMemberSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  createdAt: z.string(),
  lastSeenAt: z.string().nullable(),
})
export type SegmentMember = z.infer<typeof segmentMemberSchema>

/** In the order of ids. */
export const segmentMembersSchema = pageOf(segmentMemberSchema)
