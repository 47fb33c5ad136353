import { z } from 'zod'
import { isTimeZone } from '#contract/rules/is-time-zone'
import { reportShared } from './report-shared.ts'

/** What only activity is asked. */
export const activityQuery = {
  /** Zone of the local days, an IANA name; default: the environment's. */
  timeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, { message: 'Not an IANA time zone, such as Europe/Berlin' })
    .optional(),
}

/** Distinct active units: on the day, and in the 7 and 30 local days that end with it. */
const activeSchema = z.object({ day: z.int(), week: z.int(), month: z.int() })
export type Active = z.infer<typeof activeSchema>

export const activityDaySchema = z.object({
  /** Local day, as 2026-03-30. */
  date: z.string(),
  /** False: the day is not over at as-of. */
  complete: z.boolean(),
  users: activeSchema,
  accounts: activeSchema,
  /** Mean of the 30 daily numbers of users among those of the 30 days; null: nobody. */
  stickiness: z.number().nullable(),
})
export type ActivityDay = z.infer<typeof activityDaySchema>

export const activityReportSchema = z.object({
  ...reportShared,
  metric: z.literal('activity'),
  timeZone: z.string(),
  /** One for each local day, oldest first. */
  rows: z.array(activityDaySchema),
  /** The same days of each group; null without `groupBy`. */
  groups: z
    .object({
      by: z.string(),
      /** By value, by code point; value null: it has none. */
      rows: z.array(z.object({ value: z.string().nullable(), days: z.array(activityDaySchema) })),
    })
    .nullable(),
})
export type ActivityReport = z.infer<typeof activityReportSchema>
