import { z } from 'zod'
import { defineMetric } from '../define-metric.ts'
import { groupColumns, sharedParams, unitColumns } from '../shared-params.ts'

export const guidePerformance = defineMetric({
  id: 'guide-performance',
  title: 'Guide performance',
  question: 'Who is shown a guide, how far do they come in it, and where do they leave?',
  unit: 'Share of the accounts (users) it was shown to; time from its start to its end.',
  betterWhen: 'higher',
  population:
    'Every account (user) that a page showed the guide to, first in the period. Own staff and tests are left out and counted beside. Visitors count once they are identified, with what they did before.',
  counts:
    'Started: it began, or a hint was opened. A step is reached when it is shown, a question when it is answered, a step of a checklist when its milestone is reached or it is ticked by hand. Finished: to the end. Dismissed: closed and not finished since. An account has done what anybody in it has done.',
  window: 'From when the guide was first shown to the as-of time.',
  timeBasis:
    'Elapsed time from the start of the guide to its end, by when pages told of it, corrected for wrong clocks. Time zones play no part, but for target health, which is counted by UTC day.',
  caveats: [
    'Everybody who could see the guide is here, and nobody who could not: without a group that was kept from it at random, these numbers cannot say whether the guide changed anything.',
    'Whoever has not finished is counted as still under way, dismissed or not, for as long as they have been followed.',
    'A version is told of those who met it first; steps are those of the version asked for, or of the newest.',
    'Shares have 95% Wilson intervals, times are estimated with Kaplan-Meier. Intervals are left out below 10 accounts (users).',
    'A past as-of is answered by what had been received by then. Erased people are gone from every as-of, but not from target health, which is counted without people and kept for 90 days.',
  ],
  params: z.object({
    ...sharedParams,
    guide: z.string(),
    /** Only who met this version first; null: everybody. */
    version_id: z.string().nullable(),
    /** JSON list of the steps of a checklist, each `{step_key, milestone_key}`. */
    milestones: z.string(),
  }),
  row: z.object({
    ...unitColumns,
    ...groupColumns,
    version_id: z.string(),
    users: z.number(),
    began_at: z.number().nullable(),
    completed_at: z.number().nullable(),
    dismissed_at: z.number().nullable(),
    /** Where it was dismissed last; empty: on no step. */
    dismissed_step: z.string().nullable(),
    /** Keys of steps reached, marked by hand, skipped. */
    reached: z.array(z.string()),
    marked: z.array(z.string()),
    skipped: z.array(z.string()),
  }),
})

export type GuidePerformanceRow = z.infer<typeof guidePerformance.row>
