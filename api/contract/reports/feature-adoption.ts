import { z } from 'zod'
import { rateSchema, timeToEventSchema } from '#contract/estimates'
import { reportShared } from './report-shared.ts'

export const featureAdoptionReportSchema = z.object({
  ...reportShared,
  metric: z.literal('feature-adoption'),
  summary: z.object({ activeUsers28d: z.int() }),
  rows: z.array(
    z.object({
      feature: z.string(),
      name: z.string(),
      releasedAt: z.string().nullable(),
      /** Used at least once. */
      tried: rateSchema,
      /** Used on three distinct days. */
      adopted: rateSchema,
      accountsUsing28d: z.int(),
      usersUsing28d: z.int(),
      uses28d: z.int(),
      usesPerUsingAccount28d: z.number().nullable(),
      /** Users of the feature among active users. */
      penetration28d: z.number().nullable(),
      /** Of accounts that adopted at least 28 days ago, those using it in the last 28. */
      adoptersOlderThan28d: z.int(),
      stillUsing28d: z.int(),
      timeToTry: timeToEventSchema,
      timeToAdopt: timeToEventSchema,
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
          features: z.array(
            z.object({ feature: z.string(), tried: rateSchema, adopted: rateSchema }),
          ),
        }),
      ),
    })
    .nullable(),
})
export type FeatureAdoptionReport = z.infer<typeof featureAdoptionReportSchema>
