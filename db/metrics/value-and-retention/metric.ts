import { z } from 'zod'
import { defineMetric } from '../define-metric.ts'
import { periodParams, unitColumns } from '../shared-params.ts'

export const valueAndRetention = defineMetric({
  id: 'value-and-retention',
  title: 'First value and churn',
  question:
    'Do accounts with first value in their first two weeks leave less often than those without?',
  unit: 'Share of accounts that churned after day 14 and by day 90.',
  betterWhen: 'lower',
  population:
    'Every account that started in the period, at least 90 days before the as-of time, was observed from its start and had not churned by day 14. Left out and counted beside: younger ones, those that churned by day 14, those that the SDK met late, own staff and tests.',
  counts:
    'Accounts that churned later than 14 and at most 90 days after their start, among those with first value within 14 days and among those without.',
  window: 'From day 14 to day 90 after the start of each account; a day is 24 hours.',
  timeBasis:
    'The start is the declared creation time of the account, or when it was first seen; churn is as declared. Time zones play no part.',
  caveats: [
    'This is an association, not an effect: accounts that reach first value early differ in other ways too, such as in how much they wanted the product.',
    'Accounts that churned by day 14 are left out, because they had no time to reach first value; counting them would make first value look protective by itself.',
    'Shares have 95% Wilson intervals, none with fewer than 10 accounts.',
    'Churn is what was declared for an account. Where nobody declares it, the shares are 0 and say nothing.',
  ],
  params: z.object(periodParams),
  row: z.object({
    ...unitColumns,
    has_value: z.boolean(),
    /** Null: not churned by as-of. */
    churned_after_ms: z.number().nullable(),
    follow_up_ms: z.number(),
  }),
})

export type ValueAndRetentionRow = z.infer<typeof valueAndRetention.row>
