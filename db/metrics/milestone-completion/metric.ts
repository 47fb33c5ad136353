import { z } from 'zod'
import { defineMetric } from '../define-metric.ts'
import { groupColumns, sharedParams, unitColumns } from '../shared-params.ts'

export const milestoneCompletion = defineMetric({
  id: 'milestone-completion',
  title: 'Milestone completion',
  question: 'Which milestones do accounts reach, and how soon?',
  unit: 'Share of accounts; time from the start of the account to the milestone.',
  betterWhen: 'higher',
  population:
    'Every account that started in the period. Own staff and tests are left out and counted beside.',
  counts: 'Accounts in which the milestone was reached by the as-of time.',
  window: 'From the start of each account to the as-of time.',
  timeBasis:
    'Elapsed time from the start of the account to when the event happened, corrected for wrong clocks. Before the start counts as 0. Time zones play no part.',
  caveats: [
    'Shares have 95% Wilson intervals, none with fewer than 10 accounts. They grow as young accounts age: compare milestones with each other, and periods of equal age.',
    'Times are estimated with Kaplan-Meier, because some accounts are still on their way.',
    'A past as-of is answered by what had been received by then, under the milestones of today. Erased accounts are gone from every as-of.',
  ],
  params: z.object({ ...sharedParams }),
  row: z.object({
    ...unitColumns,
    ...groupColumns,
    follow_up_ms: z.number(),
    /** Key of each milestone reached → elapsed ms. */
    reached_after_ms: z.record(z.string(), z.number()),
  }),
})

export type MilestoneCompletionRow = z.infer<typeof milestoneCompletion.row>
