import { z } from 'zod'
import { rateSchema, timeToEventSchema } from '#contract/estimates'
import { reportShared } from './report-shared.ts'

/** Key of the checklist whose phases are counted; default: the one made first. */
export const phaseCompletionQuery = { checklist: z.string().min(1).max(100).optional() }

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
  /** For each group asked for with `groupBy`; null without. */
  groups: z
    .object({
      by: z.string(),
      /** By value, by code point; value null: the trait is not set. */
      rows: z.array(
        z.object({
          value: z.string().nullable(),
          n: z.int(),
          phases: z.array(z.object({ phase: z.string(), completed: rateSchema })),
        }),
      ),
    })
    .nullable(),
})
export type PhaseCompletionReport = z.infer<typeof phaseCompletionReportSchema>
