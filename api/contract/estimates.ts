import { z } from 'zod'

/**
 * Numbers as reports carry them: an estimate never without its limits, a rate never without its k and
 * n. Durations are elapsed ms, rates 0 to 1, null means undefined (never 0).
 */

/** An estimate with the limits of its 95% interval; a limit that does not exist is null. */
export const estimateSchema = z.object({
  estimate: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
})
export type Estimate = z.infer<typeof estimateSchema>

/** k of n with its Wilson interval; rate null when n is 0. */
export const rateSchema = z.object({
  k: z.int(),
  n: z.int(),
  rate: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
})
export type Rate = z.infer<typeof rateSchema>

export const reachedByDaySchema = z.object({
  day: z.number(),
  /** Units still at risk just before that day. */
  atRisk: z.int(),
  reached: z.number().nullable(),
  se: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  /** False when fewer than 10 units are at risk by then: do not quote it. */
  observable: z.boolean(),
})
export type ReachedByDay = z.infer<typeof reachedByDaySchema>

/** A Kaplan-Meier curve, log-log interval; one row where something changes. */
export const curvePointSchema = z.object({
  timeMs: z.number(),
  atRisk: z.int(),
  events: z.int(),
  censored: z.int(),
  /** Share reached by then. */
  reached: z.number(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
})
export type CurvePoint = z.infer<typeof curvePointSchema>

export const timeToEventSchema = z.object({
  n: z.int(),
  events: z.int(),
  /** ms; estimate null: not reached by half of the units. */
  medianMs: estimateSchema,
  /** Days 1, 7, 14, 30, 60. */
  reachedByDay: z.array(reachedByDaySchema),
  quantilesMs: z.object({
    p10: z.number().nullable(),
    p25: z.number().nullable(),
    p50: z.number().nullable(),
    p75: z.number().nullable(),
    p90: z.number().nullable(),
  }),
})
export type TimeToEvent = z.infer<typeof timeToEventSchema>

const restrictedMeanSchema = z.object({
  tauDays: z.number(),
  estimate: z.number().nullable(),
  se: z.number().nullable(),
})
/** Mean time spent waiting within the first 14 and 30 days, ms. */
const restrictedMeansSchema = z.array(restrictedMeanSchema)

/** A curve with the restricted means, where the headline has them. */
export const timeToValueSchema = timeToEventSchema.extend({
  restrictedMeanMs: restrictedMeansSchema,
})
export type TimeToValue = z.infer<typeof timeToValueSchema>
