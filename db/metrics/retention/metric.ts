import { z } from 'zod'
import { defineMetric } from '../define-metric.ts'
import { sharedParams } from '../shared-params.ts'

export const retention = defineMetric({
  id: 'retention',
  title: 'Retention',
  question: 'Do those who began to use the product come back, and for how long?',
  unit: 'Share of the accounts (people) that were first active in the same week.',
  betterWhen: 'higher',
  population:
    'Everybody who was first active in a week that begins in the period, together a cohort. Own staff, tests and bots are left out and counted beside.',
  counts:
    'On: active in that week. On or after: active in that week or any later one, as far as is known. Brackets: active in any week of the bracket.',
  window:
    'From the week of the first activity to the as-of time. The overall row and its brackets use complete weeks only, in numerator and denominator, so that it is a mean weighted by size.',
  timeBasis:
    'Calendar weeks (days) in the time zone of the environment, from its first weekday, by when events happened. Rolling days are whole 24 hours since the first activity of each.',
  caveats: [
    'Any event is activity, except those the environment calls passive and the SDK’s own.',
    'On or after is not final: whoever stayed away may still come back, most of all in young cohorts.',
    'Shares have 95% Wilson intervals, and none below 10 accounts (people).',
    'A past as-of is answered by what had been received by then. Erased accounts are gone from every as-of.',
  ],
  params: z.object({
    ...sharedParams,
    /** Key of the segment that is asked for; null: all. */
    segment: z.string().nullable(),
    /** What `unit_groups` groups by; null: nothing. */
    group_by: z.string().nullable(),
    interval: z.enum(['week', 'day']),
    time_zone: z.string(),
  }),
  row: z.object({
    /** Why units do not count, which then have no cohort; null: they do. */
    left_out: z.string().nullable(),
    group_value: z.string().nullable(),
    /** First local day of the first active interval. */
    cohort: z.string().nullable(),
    /** A digit for each interval from the cohort's own to the last active one. */
    pattern: z.string().nullable(),
    units: z.number(),
  }),
})

export type RetentionRow = z.infer<typeof retention.row>
