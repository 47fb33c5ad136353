import { z } from 'zod'
import { defineMetric } from '../define-metric.ts'
import { groupColumns, sharedParams, timeColumns, unitColumns } from '../shared-params.ts'

export const timeToMilestone = defineMetric({
  id: 'time-to-milestone',
  title: 'Time to milestone',
  question: 'How long does it take until a new account reaches a milestone?',
  unit: 'Elapsed time from the start to the milestone; a day is 24 hours.',
  betterWhen: 'lower',
  population:
    'Every account that started in the period and was observed from its start. Accounts that churned stay in. Left out and counted beside: own staff and tests, and accounts that the SDK met only after their start unless their history was imported.',
  counts:
    'Accounts in which the milestone was reached. Accounts that have not are counted as waiting for as long as they have been followed.',
  window: 'From the start of each account to the as-of time. Follow-up has no other end.',
  timeBasis:
    'The start is the declared creation time of the account, or when it was first seen. The milestone is reached when the event happened, corrected for wrong clocks. Time zones play no part.',
  caveats: [
    'Shares and times are estimated with Kaplan-Meier, because some accounts are still waiting.',
    'Intervals are 95% log-log intervals. Fewer than 10 accounts get none, and groups of which one has fewer than 10 events are not compared.',
    'A milestone reached before the start counts as 0.',
    'At level user, people of one account influence each other, so intervals are too narrow: read them as a description.',
    'A past as-of is answered by what had been received by then, under the milestones, accounts and marks of today. Erased accounts are gone from every as-of.',
  ],
  params: z.object({ ...sharedParams, milestone: z.string() }),
  row: z.object({
    ...unitColumns,
    ...groupColumns,
    ...timeColumns,
  }),
})

export type TimeToMilestoneRow = z.infer<typeof timeToMilestone.row>
