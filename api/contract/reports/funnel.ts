import { z } from 'zod'
import { groupComparisonSchema, rateSchema, timeToEventSchema } from '#contract/estimates'
import {
  funnelExclusionSchema,
  funnelOrderSchema,
  funnelStepsSchema,
  holdConstantSchema,
  windowDaysSchema,
} from '#contract/funnel'
import { reportShared } from './report-shared.ts'

/** A text of the address that holds JSON. */
const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .max(20_000)
    .transform((text, ctx) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        ctx.addIssue({ code: 'custom', message: 'Must be JSON' })
        return z.NEVER
      }
    })
    .pipe(schema)

export const funnelQuery = {
  /** Key of a saved funnel; without it and without `steps`: the one saved first. */
  funnel: z.string().min(1).max(100).optional(),
  /** JSON: a funnel that is not saved, 2 to 10 of `{event, where?}`, `{milestone}`, `{feature}`. */
  steps: json(funnelStepsSchema).optional(),
  /** Days from the first step; instead of the saved ones (14). */
  windowDays: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'Must be a number of days')
    .transform(Number)
    .pipe(windowDaysSchema)
    .optional(),
  order: funnelOrderSchema.optional(),
  /** JSON: `{event, where?, between: [1, 2]}`; instead of the saved one. */
  exclude: json(funnelExclusionSchema).optional(),
  /** Instead of the saved one. */
  holdConstant: holdConstantSchema.optional(),
}

/** Of those who did it only: a contrast, never the headline. */
const doersTimeSchema = z.object({
  n: z.int(),
  medianMs: z.number().nullable(),
  p90Ms: z.number().nullable(),
})

export const funnelReportSchema = z.object({
  ...reportShared,
  metric: z.literal('funnel'),
  /** What was counted; null: nothing was asked for and no funnel is saved, and nothing else is filled. */
  funnel: z
    .object({
      /** Null: not saved. */
      key: z.string().nullable(),
      name: z.string().nullable(),
      steps: funnelStepsSchema,
      windowMs: z.number(),
      order: funnelOrderSchema,
      exclude: funnelExclusionSchema.nullable(),
      holdConstant: z.string().nullable(),
    })
    .nullable(),
  summary: z.object({
    /** From the first step to the last, of everybody who entered. */
    converted: rateSchema,
    /** The same of those whose window has closed by as-of: nobody in it can still go on. */
    mature: rateSchema,
    /** Time from the first step to the last; whoever has not got there is followed to the end of the window. */
    timeToConvert: timeToEventSchema,
    /** Only as the contrast, with the reason it misleads. */
    convertersOnly: doersTimeSchema.extend({ whyItMisleads: z.string() }),
  }),
  /** One for each step. */
  rows: z.array(
    z.object({
      /** From 1. */
      step: z.int(),
      label: z.string(),
      /** Of everybody who entered. */
      reached: rateSchema,
      /** Of those whose window has closed by as-of. */
      mature: rateSchema,
      /** Of those who did the step before. */
      fromPrevious: rateSchema,
      /** Did the step before and not this one, and the window has closed. */
      lost: z.int(),
      /** Did the step before, and have time left for this one. */
      underway: z.int(),
      /** Of those who did this step, since the step before and since the first. */
      sincePrevious: doersTimeSchema,
      sinceEntry: doersTimeSchema,
    }),
  ),
  /** By the `groupBy` asked for; null without. */
  groups: z
    .object({
      by: z.string(),
      /** By value, by code point; value null: not known. */
      rows: z.array(
        z.object({
          value: z.string().nullable(),
          n: z.int(),
          /** How many did each step. */
          reached: z.array(z.int()),
          converted: rateSchema,
          mature: rateSchema,
          timeToConvert: timeToEventSchema,
        }),
      ),
      /** Of the time to the last step; null: nothing to compare. */
      comparison: groupComparisonSchema.nullable(),
    })
    .nullable(),
})
export type FunnelReport = z.infer<typeof funnelReportSchema>
