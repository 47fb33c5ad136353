import { z } from 'zod'
import { defineMetric } from '../define-metric.ts'
import { groupColumns, sharedParams, unitColumns } from '../shared-params.ts'

export const phaseCompletion = defineMetric({
  id: 'phase-completion',
  title: 'Phase completion',
  question: 'Which phase of the checklist do accounts complete, and in which do they stay?',
  unit: 'Share of accounts; time from the start of the account to the end of the phase.',
  betterWhen: 'higher',
  population:
    'Every account that started in the period, whether or not it ever saw the checklist. Own staff and tests are left out and counted beside.',
  counts:
    'Accounts in which every milestone of the phase was reached at least once, by anybody, in any order.',
  window: 'From the start of each account to the as-of time.',
  timeBasis:
    'Elapsed time from the start of the account to the last milestone of the phase, by when the events happened. Before the start counts as 0. Time zones play no part.',
  caveats: [
    'Phases and their milestones are those of the checklist as it is published now, for the past as well.',
    'Shares have 95% Wilson intervals, none with fewer than 10 accounts. Times are estimated with Kaplan-Meier, because some accounts are still on their way.',
    'An account is in the first phase that it has not completed, even if it has completed a later one.',
    'A past as-of is answered by what had been received by then. Erased accounts are gone from every as-of.',
  ],
  params: z.object({
    ...sharedParams,
    /** JSON list of phases, each a list of milestone keys. */
    phases: z.string(),
  }),
  row: z.object({
    ...unitColumns,
    ...groupColumns,
    follow_up_ms: z.number(),
    milestones_done: z.number(),
    /** Position of the phase, from 1 → elapsed ms. */
    completed_after_ms: z.record(z.string(), z.number()),
  }),
})

export type PhaseCompletionRow = z.infer<typeof phaseCompletion.row>
