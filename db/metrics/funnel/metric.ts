import { z } from 'zod'
import { defineMetric } from '../define-metric.ts'
import { sharedParams, unitColumns } from '../shared-params.ts'

const { environment_id, as_of, level } = sharedParams
const { unit_id, name, left_out } = unitColumns

export const funnel = defineMetric({
  id: 'funnel',
  title: 'Funnel',
  question: 'Which step loses people, and how long does each take?',
  unit: 'Share of the accounts that did the first step; time between steps.',
  betterWhen: 'higher',
  population:
    'Every account that did the first step in the period. Beside it those whose window has closed, so that nobody in it can still go on. Own staff and tests are left out and counted beside.',
  counts:
    'Accounts in which somebody did each step not before the step before, within the window from the first step. One event serves one step.',
  window: 'Elapsed time from the first step, 14 days unless told otherwise; the end belongs to it.',
  timeBasis:
    'When the events happened, corrected for wrong clocks. Elapsed time; time zones play no part.',
  caveats: [
    'The first time that the first step was done counts; other orders count from the entry that leads furthest, in any order, or only what was done without a pause between.',
    'Of all who entered, the young ones may still go on: their share can only rise. Compare periods by those whose window has closed.',
    'The time to the last step is estimated with Kaplan-Meier; whoever has not got there is followed to the end of the window or to as-of. Times of a single step are of those only who did it, and say nothing of the others.',
    'A past as-of is answered by what had been received by then. Erased accounts are gone from every as-of.',
  ],
  params: z.object({ environment_id, as_of, level, funnel_key: z.string() }),
  row: z.object({
    unit_id,
    name,
    left_out,
    group_value: z.string().nullable(),
    stratum: z.string().nullable(),
    /** Instants, ms, separated by commas; null: nothing was done. */
    at_ms: z.string().nullable(),
    /** For each of them which steps it can be, as `FunnelHit` has it. */
    steps: z.string().nullable(),
  }),
})

export type FunnelRow = z.infer<typeof funnel.row>
