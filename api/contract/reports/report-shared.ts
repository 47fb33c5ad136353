import { z } from 'zod'

/**
 * A number never travels without its meaning: every report carries its definition, as-of, n,
 * interval and exclusions. Durations are elapsed ms, rates 0 to 1, null means undefined (never 0).
 */

export const metricDefinitionSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** The sentence it answers. */
  question: z.string(),
  unit: z.string(),
  betterWhen: z.enum(['higher', 'lower']),
  /** The denominator and who is left out. */
  population: z.string(),
  /** The numerator. */
  counts: z.string(),
  window: z.string(),
  timeBasis: z.string(),
  caveats: z.array(z.string()),
})
export type MetricDefinition = z.infer<typeof metricDefinitionSchema>

/** What metrics that are told by group take. */
export const groupQuery = {
  /**
   * Tells the numbers for each group: a trait of the account (user), `$cohortWeek` (local week of the
   * start), `$segment:<key>` (in or out), `$guide:<key>` (version of the guide met first).
   */
  groupBy: z.string().min(1).max(255).optional(),
  /** A trait within which the groups are compared like with like. */
  stratifyBy: z.string().min(1).max(255).optional(),
}

/** How many, and why, as a code such as `internal`. */
export const countedReasonSchema = z.object({ reason: z.string(), count: z.int() })

/** What every report carries. */
export const reportShared = {
  definition: metricDefinitionSchema,
  /** ISO-8601: everything received up to here is counted, nothing later. */
  asOf: z.string(),
  /** Accounts (users) that started in [from, to); null: no bound. */
  period: z.object({ from: z.string().nullable(), to: z.string().nullable() }),
  level: z.enum(['account', 'user']),
  n: z.int(),
  interval: z.object({ level: z.number(), method: z.string() }),
  exclusions: z.array(countedReasonSchema),
  /** A rule changed and history is read again: how far, 0 to 1; null: the numbers are in step. */
  recomputing: z.number().nullable(),
}
