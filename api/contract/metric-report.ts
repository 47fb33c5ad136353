import { z } from 'zod'
import { rateSchema, curvePointSchema, timeToEventSchema, timeToValueSchema } from './estimates.ts'

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

/** How many, and why, as a code such as `internal`. */
const countedReasonSchema = z.object({ reason: z.string(), count: z.int() })

const reportShared = {
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

export const timeToFirstValueReportSchema = z.object({
  ...reportShared,
  metric: z.literal('time-to-first-value'),
  /** The first-value milestone; null: none is defined, and nothing else is filled. */
  milestone: z.object({ key: z.string(), name: z.string() }).nullable(),
  summary: timeToValueSchema.extend({
    /** Neither reached nor churned. With `churned` and `events` it adds up to n. */
    waiting: z.int(),
    /** Churned without value; they stay in the denominator. */
    churned: z.int(),
    /** Median follow-up, ms. */
    followUpMs: z.number().nullable(),
    /** Only as the contrast, with the reason it misleads. */
    convertersOnly: z.object({
      n: z.int(),
      medianMs: z.number().nullable(),
      meanMs: z.number().nullable(),
      p90Ms: z.number().nullable(),
      whyItMisleads: z.string(),
    }),
    /** Among units that started at least 30 days before as-of. */
    mature30: z.object({ n: z.int(), reachedBy30Days: z.int() }),
  }),
  /** Counted, with a peculiarity: `value_before_start` (counted as 0 ms), `value_after_churn`. */
  notes: z.array(countedReasonSchema),
  /** Other ways to count, each with the question it answers; null at level user. */
  variants: z
    .object({
      /** Churn ends follow-up: "if nobody churned". Always looks better. */
      churnCensored: timeToValueSchema.extend({ answers: z.string() }),
      /** Accounts the SDK met late join from then on. */
      delayedEntryIncluded: timeToEventSchema.extend({
        answers: z.string(),
        /** Accounts that joined late. */
        added: z.int(),
        /** Met only when there was nothing left to observe. */
        dropped: z.int(),
      }),
      /** Reached value, churned without, still waiting: three shares that add up to 1. */
      competingRisks: z.object({
        answers: z.string(),
        reached: z.int(),
        churned: z.int(),
        waiting: z.int(),
        medianMs: z.number().nullable(),
        byDay: z.array(
          z.object({
            day: z.number(),
            reached: z.number().nullable(),
            reachedSe: z.number().nullable(),
            churned: z.number().nullable(),
            churnedSe: z.number().nullable(),
          }),
        ),
      }),
    })
    .nullable(),
  /** By the trait asked for with `groupBy`; null without. */
  groups: z
    .object({
      by: z.string(),
      /** By value, by code point; value null: the trait is not set. */
      rows: z.array(timeToValueSchema.extend({ value: z.string().nullable() })),
      /** Log-rank test that all groups go the same pace; null p: nothing to compare. */
      comparison: z.object({
        chiSquare: z.number().nullable(),
        degreesOfFreedom: z.int(),
        p: z.number().nullable(),
        /** In the order of `rows`. */
        observed: z.array(z.number()),
        expected: z.array(z.number()),
      }),
    })
    .nullable(),
  /** The curve. */
  rows: z.array(curvePointSchema),
  /** Who has not reached it, at most 100: those still waiting, then the churned, longest first. */
  waiting: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullable(),
      startedAt: z.string(),
      waitingMs: z.number(),
      milestonesReached: z.int(),
      /** Milestone last reached. */
      lastMilestone: z.string().nullable(),
      lastSeenAt: z.string().nullable(),
      churned: z.boolean(),
    }),
  ),
})
export type TimeToFirstValueReport = z.infer<typeof timeToFirstValueReportSchema>

export const phaseCompletionReportSchema = z.object({
  ...reportShared,
  metric: z.literal('phase-completion'),
  /** The checklist whose phases are counted; null: none is published. */
  checklist: z.object({ key: z.string(), title: z.string() }).nullable(),
  summary: z.object({
    /** Every milestone of every phase. */
    onboardingComplete: rateSchema,
    meanProgress: z.number().nullable(),
    /** Index = milestones done, value = accounts. */
    milestonesDoneHistogram: z.array(z.int()),
    /** Phase key (or `complete`) → accounts whose first incomplete phase it is. */
    currentPhase: z.record(z.string(), z.int()),
  }),
  rows: z.array(
    z.object({
      phase: z.string(),
      title: z.string(),
      milestones: z.array(z.string()),
      completed: rateSchema,
      /** This phase and all before it. */
      sequentiallyCompleted: z.int(),
      timeToComplete: timeToEventSchema,
    }),
  ),
})
export type PhaseCompletionReport = z.infer<typeof phaseCompletionReportSchema>

export const featureAdoptionReportSchema = z.object({
  ...reportShared,
  metric: z.literal('feature-adoption'),
  summary: z.object({ activeUsers28d: z.int() }),
  rows: z.array(
    z.object({
      feature: z.string(),
      name: z.string(),
      releasedAt: z.string().nullable(),
      /** Used at least once. */
      tried: rateSchema,
      /** Used on three distinct days. */
      adopted: rateSchema,
      accountsUsing28d: z.int(),
      usersUsing28d: z.int(),
      uses28d: z.int(),
      usesPerUsingAccount28d: z.number().nullable(),
      /** Users of the feature among active users. */
      penetration28d: z.number().nullable(),
      /** Of accounts that adopted at least 28 days ago, those using it in the last 28. */
      adoptersOlderThan28d: z.int(),
      stillUsing28d: z.int(),
      timeToTry: timeToEventSchema,
      timeToAdopt: timeToEventSchema,
    }),
  ),
})
export type FeatureAdoptionReport = z.infer<typeof featureAdoptionReportSchema>

export const metricReportSchema = z.discriminatedUnion('metric', [
  timeToFirstValueReportSchema,
  phaseCompletionReportSchema,
  featureAdoptionReportSchema,
])
export type MetricReport = z.infer<typeof metricReportSchema>
export type MetricId = MetricReport['metric']

export const metricIds = ['time-to-first-value', 'phase-completion', 'feature-adoption'] as const

/** `GET /api/v1/metrics`: every metric with what it means. */
export const metricCatalogSchema = z.object({ rows: z.array(metricDefinitionSchema) })

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
  /** A trait of the account (user): time-to-first-value is told for each of its values (at most 50). */
  groupBy: z.string().min(1).max(255).optional(),
  /** Key of the checklist whose phases are counted; default: the one made first. */
  checklist: z.string().min(1).max(100).optional(),
  format: z.enum(['json', 'csv']).default('json'),
})
export type MetricQuery = z.infer<typeof metricQuerySchema>

/** One duration behind a report's curves: those who are counted, and those who joined late. */
export const unitDurationSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  startedAt: z.string(),
  /** Key of the milestone, phase or feature that is waited for. */
  subject: z.string(),
  step: z.enum(['reached', 'tried', 'adopted']),
  /** ms from when the clock started to the event, or to as-of while it has not happened. */
  durationMs: z.number(),
  reached: z.boolean(),
  /** Observed only after so many ms, and then not part of the headline; null: from the start. */
  observedAfterMs: z.number().nullable(),
  /** Churned so many ms after the start; null: not, or not known. */
  churnedAfterMs: z.number().nullable(),
})
export type UnitDuration = z.infer<typeof unitDurationSchema>

/** `GET /api/v1/metrics/{id}/units`: the accounts (users) behind the numbers, by subject and duration. */
export const unitDurationsSchema = z.object({
  metric: z.enum(metricIds),
  asOf: z.string(),
  level: z.enum(['account', 'user']),
  rows: z.array(unitDurationSchema),
})
export type UnitDurations = z.infer<typeof unitDurationsSchema>
