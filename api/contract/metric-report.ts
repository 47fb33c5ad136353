import { z } from 'zod'
import { featureAdoptionReportSchema } from './reports/feature-adoption.ts'
import { phaseCompletionQuery, phaseCompletionReportSchema } from './reports/phase-completion.ts'
import { metricDefinitionSchema } from './reports/report-shared.ts'
import { timeToFirstValueReportSchema } from './reports/time-to-first-value.ts'

export const metricReportSchema = z.discriminatedUnion('metric', [
  timeToFirstValueReportSchema,
  phaseCompletionReportSchema,
  featureAdoptionReportSchema,
])
export type MetricReport = z.infer<typeof metricReportSchema>
export type MetricId = MetricReport['metric']

/** In the order in which a customer meets the questions. */
export const metricIds = ['time-to-first-value', 'phase-completion', 'feature-adoption'] as const

/** `GET /api/v1/metrics`: every metric with what it means. */
export const metricCatalogSchema = z.object({ rows: z.array(metricDefinitionSchema) })

/** What only this metric is asked; another one refuses it. */
export const ownQueries = {
  'time-to-first-value': {},
  'phase-completion': phaseCompletionQuery,
  'feature-adoption': {},
} satisfies Record<MetricId, z.ZodRawShape>

/**
 * Query of `GET /api/v1/metrics/{id}`. Dates are ISO-8601 instants; `to` is exclusive; an `asOf`
 * that has not come yet means now. What is not known here is refused: an ignored filter would give a
 * number that is not what was asked for.
 */
export const metricQuerySchema = z.strictObject({
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  asOf: z.iso.datetime({ offset: true }).optional(),
  level: z.enum(['account', 'user']).default('account'),
  /** Key of a segment: only its members count. */
  segment: z.string().min(1).max(100).optional(),
  /**
   * Tells the numbers for each group: a trait of the account (user), `$cohortWeek` (local week of the
   * start), `$segment:<key>` (in or out), `$guide:<key>` (version of the guide met first).
   */
  groupBy: z.string().min(1).max(255).optional(),
  /** A trait within which the groups are compared like with like. */
  stratifyBy: z.string().min(1).max(255).optional(),
  /** The same for the period of equal length before `from`. */
  compare: z.enum(['previous']).optional(),
  ...phaseCompletionQuery,
  format: z.enum(['json', 'csv']).default('json'),
})
export type MetricQuery = z.infer<typeof metricQuerySchema>

/** One account (user) behind a number of a report: those who are counted, and those who joined late. */
export const unitRowSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  startedAt: z.string(),
  /** Key of what is told: a milestone, phase, feature, step, week. */
  subject: z.string(),
  /** What of it: `reached`, `tried`, `adopted`, `retained`. */
  step: z.string(),
  /** ms from when the clock started to the event, or to as-of while it has not happened. */
  durationMs: z.number(),
  reached: z.boolean(),
  /** Observed only after so many ms, and then not part of the headline; null: from the start. */
  observedAfterMs: z.number().nullable(),
  /** Churned so many ms after the start; null: not, or not known. */
  churnedAfterMs: z.number().nullable(),
})
export type UnitRow = z.infer<typeof unitRowSchema>

/** `GET /api/v1/metrics/{id}/units`: the accounts (users) behind the numbers, by subject and duration. */
export const unitRowsSchema = z.object({
  metric: z.enum(metricIds),
  asOf: z.string(),
  level: z.enum(['account', 'user']),
  rows: z.array(unitRowSchema),
})
export type UnitRows = z.infer<typeof unitRowsSchema>
