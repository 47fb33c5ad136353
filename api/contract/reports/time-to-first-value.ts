import { waitingUnitSchema } from '#contract/waiting-list'
import { z } from 'zod'
import {
  curvePointSchema,
  timeGroupsSchema,
  timeToEventSchema,
  timeToValueSchema,
} from '#contract/estimates'
import { countedReasonSchema, reportShared } from './report-shared.ts'

export const timeToFirstValueReportSchema = z.object({
  ...reportShared,
  metric: z.literal('time-to-first-value'),
  /** The first-value milestone; null: none is defined, and nothing else is filled. */
  milestone: z.object({ key: z.string(), name: z.string() }).nullable(),
  summary: timeToValueSchema.extend({
    /** Neither reached nor churned. With `churned` and `events` it adds up to n. */
    waiting: z.int(),
    /** Churned without value; they stay in the denominator. */
    churned: z.int(),
    /** Median follow-up, ms. */
    followUpMs: z.number().nullable(),
    /** Only as the contrast, with the reason it misleads. */
    convertersOnly: z.object({
      n: z.int(),
      medianMs: z.number().nullable(),
      meanMs: z.number().nullable(),
      p90Ms: z.number().nullable(),
      whyItMisleads: z.string(),
    }),
    /** Among units that started at least 30 days before as-of. */
    mature30: z.object({ n: z.int(), reachedBy30Days: z.int() }),
  }),
  /** Counted, with a peculiarity: `value_before_start` (counted as 0 ms), `value_after_churn`. */
  notes: z.array(countedReasonSchema),
  /** Other ways to count, each with the question it answers; null at level user. */
  variants: z
    .object({
      /** Churn ends follow-up: "if nobody churned". Always looks better. */
      churnCensored: timeToValueSchema.extend({ answers: z.string() }),
      /** Accounts the SDK met late join from then on. */
      delayedEntryIncluded: timeToEventSchema.extend({
        answers: z.string(),
        /** Accounts that joined late. */
        added: z.int(),
        /** Met only when there was nothing left to observe. */
        dropped: z.int(),
      }),
      /** Reached value, churned without, still waiting: three shares that add up to 1. */
      competingRisks: z.object({
        answers: z.string(),
        reached: z.int(),
        churned: z.int(),
        waiting: z.int(),
        medianMs: z.number().nullable(),
        byDay: z.array(
          z.object({
            day: z.number(),
            reached: z.number().nullable(),
            reachedSe: z.number().nullable(),
            churned: z.number().nullable(),
            churnedSe: z.number().nullable(),
          }),
        ),
        /** Day by day from 0 on, while at least 10 accounts are at risk; the rest is waiting. */
        curve: z.array(
          z.object({
            day: z.int(),
            atRisk: z.int(),
            reached: z.number(),
            churned: z.number(),
          }),
        ),
      }),
    })
    .nullable(),
  /** For each group asked for with `groupBy`; null without. */
  groups: timeGroupsSchema.nullable(),
  /** The curve. */
  rows: z.array(curvePointSchema),
  /** Who has not reached it, at most 100: those still waiting, then the churned, longest first. */
  waiting: z.array(waitingUnitSchema),
})
export type TimeToFirstValueReport = z.infer<typeof timeToFirstValueReportSchema>
