import { z } from 'zod'
import { type PropertyFilter, propertyFilterSchema } from './condition.ts'
import { keySchema } from './key.ts'

/** A step of a saved funnel: an event. */
export interface SavedStep {
  event: string
  where?: PropertyFilter[] | undefined
}
/** A step asked for in passing may also be what a milestone or a feature is made of. */
export type FunnelStep = SavedStep | { milestone: string } | { feature: string }

const eventShape = {
  event: z.string().min(1).max(200),
  where: z.array(propertyFilterSchema).max(20).optional(),
}
const savedStepSchema: z.ZodType<SavedStep> = z.strictObject(eventShape)
const funnelStepSchema: z.ZodType<FunnelStep> = z.union([
  savedStepSchema,
  z.strictObject({ milestone: z.string().min(1).max(100) }),
  z.strictObject({ feature: z.string().min(1).max(100) }),
])
const savedStepsSchema = z.array(savedStepSchema).min(2).max(10)
export const funnelStepsSchema = z.array(funnelStepSchema).min(2).max(10)

/** An event that stops whoever did it strictly between two steps, counted from 1, at the first of them. */
export const funnelExclusionSchema = z
  .strictObject({
    ...eventShape,
    between: z.tuple([z.int().min(1).max(9), z.int().min(2).max(10)]).default([1, 2]),
  })
  .refine(({ between: [first, second] }) => first < second, {
    path: ['between'],
    message: 'Must name an earlier and a later step',
  })
export type FunnelExclusion = z.infer<typeof funnelExclusionSchema>

/** Elapsed days of 86,400,000 ms from the first step; the end belongs to it. */
export const windowDaysSchema = z.number().positive().max(366)

/** A property that must have the same value at every step: each value walks by itself. */
export const holdConstantSchema = z.string().min(1).max(255)

/**
 * Which events count when a step was done more than once. `ordered_first`: from the first of step 1.
 * `ordered_best_entry`: from whichever of step 1 leads furthest. `any_order_first_entry`: the steps in
 * any order, from the first of any. `strict_best_entry`: in order and nothing else done in between.
 */
export const funnelOrderSchema = z.enum([
  'ordered_first',
  'ordered_best_entry',
  'any_order_first_entry',
  'strict_best_entry',
])
export type FunnelOrder = z.infer<typeof funnelOrderSchema>

/** A saved funnel; by `PUT /api/v1/funnels/{key}`. */
export const funnelInputSchema = z.strictObject({
  name: z.string().min(1).max(200),
  steps: savedStepsSchema,
  windowDays: windowDaysSchema.default(14),
  /** Who walks: the account, whoever of it acts, or each user. */
  level: z.enum(['account', 'user']).default('account'),
  exclude: funnelExclusionSchema.nullable().default(null),
  holdConstant: holdConstantSchema.nullable().default(null),
})
export type FunnelInput = z.infer<typeof funnelInputSchema>

export const funnelSchema = z.object({
  key: keySchema,
  name: z.string(),
  steps: savedStepsSchema,
  windowDays: z.number(),
  level: z.enum(['account', 'user']),
  exclude: funnelExclusionSchema.nullable(),
  holdConstant: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** History is being read again after a change: share done, 0 to 1; null when in step. */
  recomputing: z.number().nullable(),
})
export type Funnel = z.infer<typeof funnelSchema>
