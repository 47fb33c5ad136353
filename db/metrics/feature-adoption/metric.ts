import { z } from 'zod'
import { defineMetric } from '../define-metric.ts'
import { groupColumns, sharedParams, unitColumns } from '../shared-params.ts'

export const featureAdoption = defineMetric({
  id: 'feature-adoption',
  title: 'Feature adoption',
  question: 'Which features do accounts try, adopt and keep using?',
  unit: 'Share of accounts; time from the clock’s start to the first use, and to the third day of use.',
  betterWhen: 'higher',
  population:
    'Every account that started in the period. Own staff and tests are left out and counted beside. Recent figures count people who did anything in the last 28 days; asked of accounts, only what they did in an account.',
  counts:
    'Tried: used at least once. Adopted: used on three different days. Still using: adopted at least 28 days ago and used in the last 28 days.',
  window:
    'From the start of each account to the as-of time. Recent figures look at the 28 times 24 hours before the as-of time.',
  timeBasis:
    'The clock starts when the account started or the feature was released, whichever is later; use before it counts as 0. Days are dates in the time zone of the environment.',
  caveats: [
    'Shares have 95% Wilson intervals, none with fewer than 10 accounts. Times are estimated with Kaplan-Meier, because some accounts have not tried or adopted the feature yet.',
    'Every account is in the denominator, whatever its plan: a feature that only some can use will look less adopted than it is.',
    'Uses are events; how many one use makes is up to the product.',
    'A past as-of is answered by what had been received by then. Erased accounts are gone from every as-of.',
  ],
  params: z.object({
    ...sharedParams,
    /** The instant after which use is recent, and its local day. */
    recent_since: z.string(),
    recent_day: z.string(),
    /** `true`: only units of a period or a segment, so that few are read. */
    is_bounded: z.enum(['true', 'false']),
    /** `true`: facts are computed, and have no indexes. */
    is_past: z.enum(['true', 'false']),
  }),
  row: z.object({
    ...unitColumns,
    ...groupColumns,
    feature_key: z.string(),
    first_used_at: z.number().nullable(),
    /** Null: it was not, by then. */
    adopted_at: z.number().nullable(),
    is_used_28d: z.boolean(),
  }),
})

export type FeatureAdoptionRow = z.infer<typeof featureAdoption.row>
