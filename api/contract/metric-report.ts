import { z } from 'zod'
import { groupComparisonSchema } from './estimates.ts'
import { activityQuery, activityReportSchema } from './reports/activity.ts'
import { featureAdoptionReportSchema } from './reports/feature-adoption.ts'
import { funnelQuery, funnelReportSchema } from './reports/funnel.ts'
import { milestoneCompletionReportSchema } from './reports/milestone-completion.ts'
import { phaseCompletionQuery, phaseCompletionReportSchema } from './reports/phase-completion.ts'
import { guidePerformanceReportSchema, guideQuery } from './reports/guide-performance.ts'
import { groupQuery, metricDefinitionSchema } from './reports/report-shared.ts'
import { retentionQuery, retentionReportSchema } from './reports/retention.ts'
import { surveyResultsQuery, surveyResultsReportSchema } from './reports/survey-results.ts'
import { timeToFirstValueReportSchema } from './reports/time-to-first-value.ts'
import { timeToMilestoneQuery, timeToMilestoneReportSchema } from './reports/time-to-milestone.ts'
import { valueAndRetentionReportSchema } from './reports/value-and-retention.ts'

export const metricReportSchema = z.discriminatedUnion('metric', [
  timeToFirstValueReportSchema,
  timeToMilestoneReportSchema,
  phaseCompletionReportSchema,
  milestoneCompletionReportSchema,
  funnelReportSchema,
  featureAdoptionReportSchema,
  retentionReportSchema,
  activityReportSchema,
  guidePerformanceReportSchema,
  surveyResultsReportSchema,
  valueAndRetentionReportSchema,
])
export type MetricReport = z.infer<typeof metricReportSchema>
export type MetricId = MetricReport['metric']

/** Something that changed in the period of a report, to be marked on its charts. */
export const annotationSchema = z.object({
  kind: z.enum([
    'guide_published',
    'milestone_changed',
    'milestone_deleted',
    'feature_changed',
    'feature_deleted',
    'segment_changed',
    'segment_deleted',
  ]),
  /** Of the guide or definition. */
  key: z.string(),
  name: z.string().nullable(),
  /** Of the guide; of a definition the version of all definitions that the change made. */
  version: z.int(),
  at: z.string(),
})
export type Annotation = z.infer<typeof annotationSchema>

/** A report as it is answered: with what is told beside the numbers of every metric. */
export const metricAnswerSchema = z.intersection(
  metricReportSchema,
  z.object({
    /** When the newest event was received that can count; null: there is none. */
    freshAsOf: z.string().nullable(),
    /** In the order of time, the newest 100. */
    annotations: z.array(annotationSchema),
    /** With `compare=previous`: the report of the period of equal length before; null without. */
    previous: metricReportSchema.nullable(),
    /**
     * Whether the pace has changed since (this period minus the previous one), where the headline is a
     * time; null without `compare`, or with fewer than 10 events in either.
     */
    change: groupComparisonSchema.nullable(),
  }),
)
export type MetricAnswer = z.infer<typeof metricAnswerSchema>

/** In the order in which a customer meets the questions. */
export const metricIds = [
  'time-to-first-value',
  'time-to-milestone',
  'phase-completion',
  'milestone-completion',
  'funnel',
  'feature-adoption',
  'retention',
  'activity',
  'guide-performance',
  'survey-results',
  'value-and-retention',
] as const

/** `GET /api/v1/metrics`: every metric with what it means. */
export const metricCatalogSchema = z.object({ rows: z.array(metricDefinitionSchema) })

/** What only this metric is asked; another one refuses it. */
export const ownQueries = {
  'time-to-first-value': groupQuery,
  'time-to-milestone': { ...groupQuery, ...timeToMilestoneQuery },
  'phase-completion': { ...phaseCompletionQuery, groupBy: groupQuery.groupBy },
  'milestone-completion': { groupBy: groupQuery.groupBy },
  funnel: { ...groupQuery, ...funnelQuery },
  'feature-adoption': { groupBy: groupQuery.groupBy },
  retention: { ...retentionQuery, groupBy: groupQuery.groupBy },
  activity: { ...activityQuery, groupBy: groupQuery.groupBy },
  'guide-performance': { ...groupQuery, ...guideQuery },
  'survey-results': { ...groupQuery, ...surveyResultsQuery },
  'value-and-retention': {},
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
  /** The same for the period of equal length before `from`. */
  compare: z.enum(['previous']).optional(),
  ...groupQuery,
  ...timeToMilestoneQuery,
  ...phaseCompletionQuery,
  ...funnelQuery,
  ...retentionQuery,
  ...activityQuery,
  ...surveyResultsQuery,
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
  /** What of it: `reached`, `tried`, `adopted`, `retained`, `lost`, `underway`. */
  step: z.string(),
  /** ms from when the clock started to the event, or to as-of while it has not happened. */
  durationMs: z.number(),
  reached: z.boolean(),
  /** Observed only after so many ms, and then not part of the headline; null: from the start. */
  observedAfterMs: z.number().nullable(),
  /** Churned so many ms after the start; null: not, or not known. */
  churnedAfterMs: z.number().nullable(),
  /** What `groupBy` says of it; null without, or where it says nothing. */
  group: z.string().nullable(),
})
export type UnitRow = z.infer<typeof unitRowSchema>

/** Query of `GET /api/v1/metrics/{id}/units`: what the report was asked, and which rows of it. */
export const unitsQuerySchema = metricQuerySchema.extend({
  /** Only rows that tell this. */
  subject: z.string().min(1).max(255).optional(),
  /** Only rows that tell this of it, such as `adopted`. */
  step: z.string().min(1).max(255).optional(),
  /** Only those behind the headline that reached it; that wait; that churned without it. */
  state: z.enum(['reached', 'waiting', 'churned']).optional(),
  /** Only rows of this group; empty: those without one. Needs `groupBy`. */
  group: z.string().max(8192).optional(),
  cursor: z.string().max(4000).optional(),
  /** Rows of a page; a CSV file has them all. */
  limit: z.coerce.number().int().min(1).max(1000).default(200),
})
export type UnitsQuery = z.infer<typeof unitsQuerySchema>

/** `GET /api/v1/metrics/{id}/units`: the accounts (users) behind the numbers, by subject and duration. */
export const unitRowsSchema = z.object({
  metric: z.enum(metricIds),
  asOf: z.string(),
  level: z.enum(['account', 'user']),
  rows: z.array(unitRowSchema),
  nextCursor: z.string().nullable(),
})
export type UnitRows = z.infer<typeof unitRowsSchema>
