import { z } from 'zod'
import { rateSchema, timeGroupsSchema, timeToEventSchema } from '#contract/estimates'
import { keySchema } from '#contract/key'
import { reportShared } from './report-shared.ts'

/** What metrics about one guide are asked. */
export const guideQuery = {
  /** Key of the guide. */
  guide: keySchema.optional(),
  /** Number of a version: only those count who met this one first. */
  version: z.coerce.number().int().min(1).optional(),
}

/** How often pages found, or missed, what a step points at, in the 28 days up to as-of. */
const targetHealthSchema = z.object({
  found: z.int(),
  ambiguous: z.int(),
  occluded: z.int(),
  lost: z.int(),
})

/** Of those it was shown to. Whoever dismissed it and finished it all the same has finished. */
const passageShape = {
  started: rateSchema,
  finished: rateSchema,
  dismissed: rateSchema,
}

export const guidePerformanceReportSchema = z.object({
  ...reportShared,
  metric: z.literal('guide-performance'),
  guide: z.object({
    key: z.string(),
    name: z.string(),
    kind: z.string(),
    /** The version whose steps are told; null: it was never published. */
    version: z.int().nullable(),
  }),
  summary: z.object({
    /** People it was shown to; at level account those in the accounts counted. */
    users: z.int(),
    ...passageShape,
    /** From the start; who has not finished is still waiting, dismissed or not. */
    timeToFinish: timeToEventSchema,
    /** Of what the guide itself points at, as hints do; null: it points at nothing. */
    health: targetHealthSchema.nullable(),
    /** Dismissed on no step in particular, or on one that is gone. */
    dismissedElsewhere: z.int(),
  }),
  /** Steps in their order; of a survey its questions. */
  rows: z.array(
    z.object({
      step: z.string(),
      title: z.string(),
      /** Of those it was shown to: shown the step, answered the question, did what a checklist asks. */
      reached: rateSchema,
      /** Done by a tick of the hand alone, in a checklist. */
      markedByHand: z.int(),
      skipped: z.int(),
      /** Dismissed here, and not finished since. */
      dismissedHere: z.int(),
      /** Null: it points at nothing. */
      health: targetHealthSchema.nullable(),
    }),
  ),
  /** By the version met first, newest first. */
  versions: z.array(
    z.object({
      version: z.int(),
      publishedAt: z.string(),
      n: z.int(),
      ...passageShape,
      timeToFinish: timeToEventSchema,
    }),
  ),
  /** By what was asked for with `groupBy`; null without. */
  groups: z
    .object({
      by: z.string(),
      rows: z.array(z.object({ value: z.string().nullable(), n: z.int(), ...passageShape })),
      /** Times from start to finish. */
      times: timeGroupsSchema,
    })
    .nullable(),
})
export type GuidePerformanceReport = z.infer<typeof guidePerformanceReportSchema>
