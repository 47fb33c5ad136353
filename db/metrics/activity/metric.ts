import { z } from 'zod'
import { defineMetric } from '../define-metric.ts'
import { sharedParams } from '../shared-params.ts'

export const activity = defineMetric({
  id: 'activity',
  title: 'Activity',
  question: 'How many people and accounts use the product each day, week and month?',
  unit: 'People and accounts; stickiness is a share of the month’s people.',
  betterWhen: 'higher',
  population: 'Everybody who did anything in the period. Own staff, tests and bots are left out.',
  counts:
    'People (accounts) active on the local day, in the 7 and in the 30 local days that end with it, each counted once. Stickiness: the mean of the 30 daily numbers of people divided by the people of the 30 days.',
  window: 'Each local day of the period; the last one may not be over yet and is marked.',
  timeBasis:
    'Local days in the time zone asked for, by default that of the environment, by when events happened.',
  caveats: [
    'Any event is activity, except those the environment calls passive and the SDK’s own.',
    'A day that is not over counts what has happened so far.',
    'These are counts of everybody and not estimates: they have no intervals.',
    'A past as-of is answered by what had been received by then. Erased accounts are gone from every as-of.',
  ],
  params: z.object({
    environment_id: sharedParams.environment_id,
    as_of: sharedParams.as_of,
    level: sharedParams.level,
    /** Key of the segment that is asked for; null: all. */
    segment: z.string().nullable(),
    /** What `unit_groups` groups by; null: nothing. */
    group_by: z.string().nullable(),
    /** Local days that are read: those asked for, and the 29 before. */
    begin: z.string(),
    last_day: z.string(),
  }),
  row: z.object({
    unit: z.enum(['user', 'account']),
    group_value: z.string().nullable(),
    /** Of all units of the group, as `countGaps` reads them. */
    days: z.instanceof(Uint8Array),
  }),
})

export type ActivityRow = z.infer<typeof activity.row>
