import { z } from 'zod'

/**
 * Numbers as reports carry them: an estimate never without its limits, a rate never without its k and
 * n. Durations are elapsed ms, rates 0 to 1, null means undefined (never 0).
 */

/**
 * An estimate with the limits of its 95% interval; a limit that does not exist is null. With fewer
 * than 10 units none is stated.
 */
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

/**
 * A Kaplan-Meier curve, log-log interval; one row where something changes, at most 1,000: of more
 * changes neighbours are put together.
 */
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
  p75Ms: estimateSchema,
  p90Ms: estimateSchema,
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

const differenceSchema = estimateSchema.extend({
  se: z.number().nullable(),
  p: z.number().nullable(),
})

const hazardRatioSchema = z
  .object({
    /** ln of the ratio. */
    coefficient: z.number(),
    se: z.number(),
    ratio: z.number(),
    lower: z.number(),
    upper: z.number(),
  })
  .nullable()

/** By how much the second of two groups differs from the first. */
export const groupDifferenceSchema = z.object({
  /** Share reached within 14 days, Greenwood standard error. */
  reachedBy14Days: differenceSchema,
  /** Mean time spent waiting within the first 30 days, ms. */
  restrictedMean30DaysMs: differenceSchema,
  /** How many times as fast, if that stays the same over time; by how ties are treated. */
  hazardRatio: z.object({ efron: hazardRatioSchema, breslow: hazardRatioSchema }),
})
export type GroupDifference = z.infer<typeof groupDifferenceSchema>

/**
 * Whether groups are as large as an assignment with equal shares would make them. It says something
 * only where groups were assigned: `isMismatch` (p < 0.001) means do not trust the comparison.
 */
export const equalSplitSchema = z.object({
  /** By group, how many; value null: the trait is not set. */
  groups: z.array(z.object({ value: z.string().nullable(), n: z.int() })),
  chiSquare: z.number(),
  degreesOfFreedom: z.int(),
  p: z.number(),
  isMismatch: z.boolean(),
})
export type EqualSplit = z.infer<typeof equalSplitSchema>

const testShape = {
  /** Null: nothing to compare. */
  chiSquare: z.number().nullable(),
  degreesOfFreedom: z.int(),
  p: z.number().nullable(),
}

/** Whether groups reach the event at the same pace. */
export const groupComparisonSchema = z.object({
  /** Log-rank test that all groups go the same pace. */
  ...testShape,
  /** Events of each group, and those it would have had at the pace of all; in the order of the groups. */
  observed: z.array(z.number()),
  expected: z.array(z.number()),
  /** The same test with like compared with like; null without `stratifyBy`. */
  stratified: z.object({ by: z.string(), ...testShape }).nullable(),
  /** Second group minus first; null unless there are exactly two. */
  difference: groupDifferenceSchema.nullable(),
})
export type GroupComparison = z.infer<typeof groupComparisonSchema>

/** Times to an event told for each group. */
export const timeGroupsSchema = z.object({
  /** What was asked for with `groupBy`. */
  by: z.string(),
  /** By value, by code point; value null: the trait is not set. */
  rows: z.array(
    timeToValueSchema.extend({
      value: z.string().nullable(),
      /**
       * Day by day from 0 on, while at least 10 units are at risk. Empty for weeks, and for more than
       * 8 groups, which no picture tells apart.
       */
      curve: z.array(z.object({ day: z.int(), atRisk: z.int(), reached: z.number() })),
    }),
  ),
  /** Null: fewer than two groups, one with fewer than 10 events, or weeks, which are a course. */
  comparison: groupComparisonSchema.nullable(),
  /** Of all included units, before those whose times cannot be told are left out; null unless two. */
  split: equalSplitSchema.nullable(),
})
export type TimeGroups = z.infer<typeof timeGroupsSchema>
