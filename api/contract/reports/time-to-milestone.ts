import { z } from 'zod'
import { curvePointSchema, timeGroupsSchema, timeToValueSchema } from '#contract/estimates'
import { reportShared } from './report-shared.ts'

/** Key of the milestone; it must be given. */
export const timeToMilestoneQuery = { milestone: z.string().min(1).max(100).optional() }

export const timeToMilestoneReportSchema = z.object({
  ...reportShared,
  metric: z.literal('time-to-milestone'),
  milestone: z.object({ key: z.string(), name: z.string() }),
  summary: timeToValueSchema.extend({
    /** Neither reached nor churned. With `churned` and `events` it adds up to n. */
    waiting: z.int(),
    /** Churned without reaching it; they stay in the denominator. */
    churned: z.int(),
    /** Median follow-up, ms. */
    followUpMs: z.number().nullable(),
  }),
  /** For each group asked for with `groupBy`; null without. */
  groups: timeGroupsSchema.nullable(),
  /** The curve. */
  rows: z.array(curvePointSchema),
})
export type TimeToMilestoneReport = z.infer<typeof timeToMilestoneReportSchema>
