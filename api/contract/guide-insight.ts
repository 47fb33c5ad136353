import { z } from 'zod'

/** How pages fared with what one step points at, of the published version, in the last 7 days. */
export const stepHealthSchema = z.object({
  /** Null: the guide itself has the target, as hints do. */
  stepKey: z.string().nullable(),
  /** How often pages said so. */
  found: z.int(),
  ambiguous: z.int(),
  occluded: z.int(),
  lost: z.int(),
  /** The path of the page that missed it last. */
  lastLostPath: z.string().nullable(),
  /** When a page last said anything of it, ISO-8601. */
  lastSeenAt: z.string().nullable(),
})
export type StepHealth = z.infer<typeof stepHealthSchema>

/** `GET /api/v1/guides/{key}/target-health`: every step with a target, in the order of the guide. */
export const targetHealthReportSchema = z.object({ steps: z.array(stepHealthSchema) })
export type TargetHealthReport = z.infer<typeof targetHealthReportSchema>

/** What the page of one user last decided about a guide, as `explain()` tells it. */
export const pageDecisionSchema = z.object({
  /** The user's id, or the anonymous id before identify. */
  userId: z.string(),
  shown: z.boolean(),
  trace: z.array(z.string()),
  /** ISO-8601. */
  decidedAt: z.string(),
})
export type PageDecision = z.infer<typeof pageDecisionSchema>

/** `GET /api/v1/guides/{key}/decisions?userId=`: why a guide is or is not shown to somebody. */
export const guideDecisionSchema = z.object({
  userId: z.string(),
  /** What the server decides now, with what it found; lines with `…` are left to the page. */
  server: z.object({ eligible: z.boolean(), trace: z.array(z.string()) }),
  /** Null: no page of theirs has told yet. */
  page: pageDecisionSchema.omit({ userId: true }).nullable(),
})
export type GuideDecision = z.infer<typeof guideDecisionSchema>
