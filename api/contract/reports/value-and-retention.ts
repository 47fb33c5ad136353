import { z } from 'zod'
import { rateSchema } from '#contract/estimates'
import { reportShared } from './report-shared.ts'

export const valueAndRetentionReportSchema = z.object({
  ...reportShared,
  metric: z.literal('value-and-retention'),
  /** The first-value milestone; null: none is defined, and nothing else is filled. */
  milestone: z.object({ key: z.string(), name: z.string() }).nullable(),
  /** Why this is an association and no effect; to be shown with the numbers. */
  association: z.string(),
  /** Those with first value by day 14, then those without. */
  rows: z.array(
    z.object({
      firstValueByDay14: z.boolean(),
      /** Churned after day 14 and by day 90. */
      churnedByDay90: rateSchema,
    }),
  ),
})
export type ValueAndRetentionReport = z.infer<typeof valueAndRetentionReportSchema>
