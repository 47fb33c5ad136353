import { z } from 'zod'
import {
  batchResponseSchema,
  celebrationSchema,
  sdkNameSchema,
  wireEventSchema,
} from './event-batch.ts'
import { audienceSchema, guideContentSchemas, triggerSchema, type GuideKind } from './guide.ts'
import { frequencyPolicySchema, themeSchema } from './workspace.ts'

/** `POST /v1/session`: who is here, where, and what the page already holds. */
export const sessionRequestSchema = z.object({
  writeKey: z.string().optional(),
  sentAt: z.string(),
  sdk: sdkNameSchema,
  anonymousId: z.string(),
  userId: z.string().nullish(),
  accountId: z.string().nullish(),
  url: z.string().max(4000),
  /** The language the page shows, BCP 47. */
  locale: z.string().max(50),
  /** Version ids of the guides in the page's cache; these come back without content. */
  knownVersions: z.array(z.string()).max(200).default([]),
  /** The outbox, accepted exactly as by `/v1/batch` before anything else is answered. */
  batch: z.array(wireEventSchema).optional(),
})
export type SessionRequest = z.infer<typeof sessionRequestSchema>

/** Where one user stands in one guide. */
export const runSchema = z.object({
  status: z.enum(['active', 'minimised', 'dismissed', 'completed', 'snoozed']),
  /** Tours: the step last shown. */
  stepKey: z.string().nullable(),
  versionId: z.string(),
  /** Snoozed: until when, ISO-8601; it is shown again from then on. */
  snoozedUntil: z.string().nullable(),
  /** Checklists: steps ticked by hand, and optional steps passed over. */
  markedSteps: z.array(z.string()),
  skippedSteps: z.array(z.string()),
})
export type Run = z.infer<typeof runSchema>

/** A published guide this user is eligible for. Texts still hold every language. */
const sessionGuideShared = {
  key: z.string(),
  versionId: z.string(),
  trigger: triggerSchema,
  priority: z.int(),
  /** What is left to decide in the page (page conditions), or null. */
  pageCondition: audienceSchema,
  run: runSchema.nullable(),
  /** Checklists: for each phase key with a condition, whether the server finds it unlocked. */
  unlocked: z.record(z.string(), z.boolean()).optional(),
}
const sessionGuideOf = <Kind extends GuideKind>(kind: Kind) =>
  z.object({
    ...sessionGuideShared,
    kind: z.literal(kind),
    content: z.nullable(guideContentSchemas[kind]),
  })
export const sessionGuideSchema = z.discriminatedUnion('kind', [
  sessionGuideOf('checklist'),
  sessionGuideOf('tour'),
  sessionGuideOf('hint'),
  sessionGuideOf('banner'),
  sessionGuideOf('modal'),
  sessionGuideOf('survey'),
  sessionGuideOf('resource_centre'),
])
export type SessionGuide = z.infer<typeof sessionGuideSchema>

export const milestoneStateSchema = z.object({
  /** ISO-8601. */
  reachedAt: z.string(),
  /** Whether this user did it, or somebody else of the account. */
  by: z.enum(['you', 'teammate']),
})
export type MilestoneState = z.infer<typeof milestoneStateSchema>

/**
 * How the page's events satisfy milestones, for the optimistic tick: the monotone rules of the
 * milestones that the guides name. The server's answer has the last word.
 */
export const milestoneRuleSchema = z.object({
  key: z.string(),
  scope: z.enum(['user', 'account']),
  firstValue: z.boolean(),
  /** Present only for rules that one event can satisfy; others tick with the server's answer. */
  condition: z.unknown().optional(),
})
export type MilestoneRule = z.infer<typeof milestoneRuleSchema>

export const whyNotSchema = z.object({ guideKey: z.string(), trace: z.array(z.string()) })

export const sessionResponseSchema = z.object({
  success: z.literal(true),
  serverTime: z.string(),
  /** The user the server knows for this page: the bound user of an anonymous id, or null. */
  userId: z.string().nullable(),
  batch: batchResponseSchema.nullable(),
  guides: z.array(sessionGuideSchema),
  /** Reached milestones, by key. */
  milestones: z.record(z.string(), milestoneStateSchema),
  milestoneRules: z.array(milestoneRuleSchema),
  celebrations: z.array(celebrationSchema),
  /** Why guides that exist are not offered, in words; feeds `explain()`. */
  notEligible: z.array(whyNotSchema),
  /** Accent colour and words of the vendor. */
  theme: themeSchema,
  /** How much this user may still be shown without having asked, over all guides and devices. */
  frequency: frequencyPolicySchema.extend({
    /** When guides that interrupt (banner, modal, survey, tour) started by themselves, the last 24 h. */
    shownAt: z.array(z.string()),
    /** When such a guide was last dismissed. */
    dismissedAt: z.string().nullable(),
  }),
})
export type SessionResponse = z.infer<typeof sessionResponseSchema>
