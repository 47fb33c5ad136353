import { z } from 'zod'
import { rateSchema } from '#contract/estimates'
import { reportShared } from './report-shared.ts'

const bracketSchema = z.object({ first: z.int(), last: z.int() })

/** What only retention is asked. */
export const retentionQuery = {
  /** Cohorts are calendar weeks (from the environment's first weekday) or days, in its zone; default: week. */
  interval: z.enum(['week', 'day']).optional(),
  /** How many cells follow a cohort's first at most; default: 26. */
  intervals: z.coerce.number().int().min(1).max(120).optional(),
  /** Intervals counted together, at most 6 times: active in any of them; default: `1-1,2-4,5-8`. */
  brackets: z
    .string()
    .regex(/^\d{1,3}-\d{1,3}(,\d{1,3}-\d{1,3}){0,5}$/)
    .optional(),
  /** Days of 24 hours since the first activity to tell of, at most 10, such as `1,7,30`; default: none. */
  rollingDays: z
    .string()
    .regex(/^\d{1,3}(,\d{1,3}){0,9}$/)
    .optional(),
}

/** Active in this interval (these intervals), and in it or any later one, of all who had the time. */
const cellShared = { on: rateSchema, onOrAfter: rateSchema }

const overallSchema = z.object({
  /** Complete cells only, in numerator and denominator: a mean weighted by size. */
  cells: z.array(z.object({ index: z.int(), ...cellShared })),
  brackets: z.array(bracketSchema.extend({ retained: rateSchema })),
})

export const retentionReportSchema = z.object({
  ...reportShared,
  metric: z.literal('retention'),
  /** What a cohort and each of its cells is. */
  cohortInterval: z.enum(['week', 'day']),
  timeZone: z.string(),
  weekStart: z.enum(['monday', 'sunday']),
  /** One cohort each: who was first active in this week (on this day). Oldest first. */
  rows: z.array(
    z.object({
      /** First local day, as 2026-03-30. */
      cohort: z.string(),
      size: z.int(),
      /** Interval 0 is the cohort's own. */
      cells: z.array(z.object({ index: z.int(), complete: z.boolean(), ...cellShared })),
      brackets: z.array(bracketSchema.extend({ complete: z.boolean(), retained: rateSchema })),
    }),
  ),
  overall: overallSchema,
  /** Whole 24 hours since each unit's first activity; empty unless `rollingDays` asks. */
  rolling: z.array(z.object({ day: z.int(), ...cellShared })),
  /** The overall row of each group; null without `groupBy`. */
  groups: z
    .object({
      by: z.string(),
      /** By value, by code point; value null: it has none. */
      rows: z.array(overallSchema.extend({ value: z.string().nullable(), n: z.int() })),
    })
    .nullable(),
})
export type RetentionReport = z.infer<typeof retentionReportSchema>
