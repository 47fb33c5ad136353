import { z } from 'zod'
import { rateSchema, timeToEventSchema } from '#contract/estimates'
import { reportShared } from './report-shared.ts'

const completedSchema = z.object({ milestone: z.string(), completed: rateSchema })

export const milestoneCompletionReportSchema = z.object({
  ...reportShared,
  metric: z.literal('milestone-completion'),
  /** In the order of keys. */
  rows: z.array(
    completedSchema.extend({
      name: z.string(),
      isFirstValue: z.boolean(),
      timeToComplete: timeToEventSchema,
    }),
  ),
  /** For each group asked for with `groupBy`; null without. */
  groups: z
    .object({
      by: z.string(),
      /** By value, by code point; value null: the trait is not set. */
      rows: z.array(
        z.object({
          value: z.string().nullable(),
          n: z.int(),
          milestones: z.array(completedSchema),
        }),
      ),
    })
    .nullable(),
})
export type MilestoneCompletionReport = z.infer<typeof milestoneCompletionReportSchema>
