import { z } from 'zod'
import { conditionSchema } from './condition.ts'
import { keySchema } from './key.ts'

/** What a milestone is; by `PUT /api/v1/milestones/{key}`. */
export const milestoneInputSchema = z.strictObject({
  name: z.string().min(1).max(200),
  /** `account`: reached once anybody of the account did it; `user`: each user for themself. */
  scope: z.enum(['user', 'account']),
  /** Event terms under all and any; anything else is refused with `condition_not_monotone`. */
  condition: conditionSchema,
  /** Exactly one milestone of an environment is the first value. */
  firstValue: z.boolean().default(false),
})
export type MilestoneInput = z.infer<typeof milestoneInputSchema>

export const milestoneSchema = z.object({
  key: keySchema,
  name: z.string(),
  scope: z.enum(['user', 'account']),
  condition: conditionSchema,
  firstValue: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** Accounts and users that reached it. */
  reachedAccounts: z.int(),
  reachedUsers: z.int(),
  lastReachedAt: z.string().nullable(),
  /** History is being read again after a change: share done, 0 to 1; null when in step. */
  recomputing: z.number().nullable(),
})
export type Milestone = z.infer<typeof milestoneSchema>

/** A feature: a set of events with a release date, for adoption; by `PUT /api/v1/features/{key}`. */
export const featureInputSchema = z.strictObject({
  name: z.string().min(1).max(200),
  /** One event is one use: an event term, or `any` of event terms. */
  condition: conditionSchema,
  /** ISO-8601; the clock of an account starts at its own start or here, whichever is later. */
  releasedAt: z.iso.datetime({ offset: true }).nullable().default(null),
})
export type FeatureInput = z.infer<typeof featureInputSchema>

export const featureSchema = z.object({
  key: keySchema,
  name: z.string(),
  condition: conditionSchema,
  releasedAt: z.string().nullable(),
  recomputing: z.number().nullable(),
})
export type Feature = z.infer<typeof featureSchema>
