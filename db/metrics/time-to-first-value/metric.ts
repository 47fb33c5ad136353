import { z } from 'zod'
import { defineMetric } from '../define-metric.ts'
import { groupColumns, periodParams, timeColumns, unitColumns } from '../shared-params.ts'

export const timeToFirstValue = defineMetric({
  id: 'time-to-first-value',
  title: 'Time to first value',
  question: 'How long does it take until a new account gets its first value?',
  unit: 'Elapsed time from the start to the first-value milestone; a day is 24 hours.',
  betterWhen: 'lower',
  population:
    'Every account that started in the period and was observed from its start. Accounts that churned stay in. Left out and counted beside: own staff and tests, and accounts that the SDK met only after their start unless their history was imported.',
  counts:
    'Accounts in which anybody reached the first-value milestone. Accounts that have not are counted as waiting for as long as they have been followed.',
  window: 'From the start of each account to the as-of time. Follow-up has no other end.',
  timeBasis:
    'The start is the declared creation time of the account, or when it was first seen. The time of value is when the event happened, corrected for wrong clocks. Time zones play no part.',
  caveats: [
    'Shares and times are estimated with Kaplan-Meier, because some accounts are still waiting: an account that has been followed for three days says nothing about day 14.',
    'Intervals are 95% log-log intervals. With fewer than 10 accounts still followed by a day, its share moves in large steps and is marked as not observable.',
    'Fewer than 10 accounts get no interval, and groups of which one has fewer than 10 first values are not compared.',
    'Value before the start counts as 0; such accounts are counted under notes.',
    'At level user, people of one account influence each other, so intervals are too narrow: read them as a description.',
    'A past as-of is answered by what had been received by then, under the milestones, accounts and marks of today. Erased accounts are gone from every as-of.',
  ],
  params: z.object({
    ...periodParams,
    /** JSON: when accounts met late reached it after they were met, by id. */
    reached_since_met: z.string(),
  }),
  row: z.object({
    ...unitColumns,
    ...groupColumns,
    ...timeColumns,
  }),
})

export type TimeToFirstValueRow = z.infer<typeof timeToFirstValue.row>
