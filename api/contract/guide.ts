import { z } from 'zod'
import { conditionSchema } from './condition.ts'
import { localizedBlocksSchema, localizedTextSchema } from './localized-text.ts'

/** Keys are stable and human: `first-steps`. Results and links hang on them. */
export const keySchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,99}$/, 'use a-z, 0-9, - and _, starting with a letter or digit')

export const guideKinds = ['checklist', 'tour'] as const
export type GuideKind = (typeof guideKinds)[number]

/**
 * How an element of the host page is recognised: what it is for a person (role, accessible name,
 * text), stable attributes, where it stands (landmark); `path` is a structural CSS path and only the
 * last vote. Made by the picker, never typed.
 */
export const locatorSchema = z.strictObject({
  role: z.string().max(50).optional(),
  name: z.string().max(200).optional(),
  text: z.string().max(200).optional(),
  tag: z.string().max(50).optional(),
  attributes: z.record(z.string().max(100), z.string().max(500)).optional(),
  landmark: z
    .strictObject({ role: z.string().max(50), name: z.string().max(200).optional() })
    .optional(),
  path: z.string().max(1000).optional(),
})
export type Locator = z.infer<typeof locatorSchema>

export const unlockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('always') }),
  z.strictObject({ kind: z.literal('previous_phase') }),
  /** Decided by the server; `reason` says what to do, in the user's language. */
  z.strictObject({
    kind: z.literal('condition'),
    condition: conditionSchema,
    reason: localizedTextSchema,
  }),
])
export type Unlock = z.infer<typeof unlockSchema>

export const checklistActionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open'), url: z.string().max(2000) }),
  z.strictObject({ kind: z.literal('tour'), guide: keySchema }),
])
export type ChecklistAction = z.infer<typeof checklistActionSchema>

export const checklistStepSchema = z.strictObject({
  key: keySchema,
  title: localizedTextSchema,
  body: localizedBlocksSchema.optional(),
  /** The milestone that completes this step. */
  milestone: keySchema,
  action: checklistActionSchema.optional(),
  /** The words on the action's button; without them "Show me". */
  actionLabel: localizedTextSchema.optional(),
})
export type ChecklistStep = z.infer<typeof checklistStepSchema>

export const phaseSchema = z.strictObject({
  key: keySchema,
  title: localizedTextSchema,
  unlock: unlockSchema,
  steps: z.array(checklistStepSchema).min(1).max(30),
})
export type Phase = z.infer<typeof phaseSchema>

export const checklistContentSchema = z.strictObject({
  title: localizedTextSchema,
  intro: localizedBlocksSchema.optional(),
  phases: z.array(phaseSchema).min(1).max(20),
})
export type ChecklistContent = z.infer<typeof checklistContentSchema>

export const advanceSchema = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('next') }),
  /** The real click on the target. */
  z.strictObject({ on: z.literal('click') }),
  z.strictObject({ on: z.literal('event'), event: z.string().min(1).max(200) }),
  z.strictObject({ on: z.literal('milestone'), milestone: keySchema }),
])
export type Advance = z.infer<typeof advanceSchema>

export const placements = ['top', 'bottom', 'start', 'end'] as const
export type Placement = (typeof placements)[number]

export const tourStepSchema = z.strictObject({
  key: keySchema,
  title: localizedTextSchema,
  body: localizedBlocksSchema,
  target: locatorSchema,
  placement: z.enum(placements).default('bottom'),
  /** Next is always offered beside it. */
  advance: advanceSchema,
  /** The step belongs to pages whose path starts so; elsewhere the tour waits, minimised. */
  pathPrefix: z.string().max(500).optional(),
})
export type TourStep = z.infer<typeof tourStepSchema>

export const tourContentSchema = z.strictObject({
  title: localizedTextSchema,
  steps: z.array(tourStepSchema).min(1).max(50),
})
export type TourContent = z.infer<typeof tourContentSchema>

/** Who sees it. Decided by the server, page conditions by the SDK. `null`: everybody. */
export const audienceSchema = conditionSchema.nullable()

/** `auto`: shown when eligible; `manual`: only by a checklist action or `milepost('start', key)`. */
export const triggerSchema = z.enum(['auto', 'manual'])

const guideDraftShared = {
  key: keySchema,
  name: z.string().min(1).max(200),
  audience: audienceSchema,
  trigger: triggerSchema,
}
/** What is authored: one draft, published as numbered, frozen versions. */
export const guideDraftSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...guideDraftShared,
    kind: z.literal('checklist'),
    content: checklistContentSchema,
  }),
  z.strictObject({ ...guideDraftShared, kind: z.literal('tour'), content: tourContentSchema }),
])
export type GuideDraft = z.infer<typeof guideDraftSchema>

export const guideVersionSchema = z.object({
  id: z.string(),
  number: z.int(),
  publishedAt: z.string(),
  publishedBy: z.string().nullable(),
})
export type GuideVersion = z.infer<typeof guideVersionSchema>

/** A guide as the console sees it. `revision` guards against two people saving over each other. */
export const guideSchema = z.object({
  draft: guideDraftSchema,
  revision: z.int(),
  status: z.enum(['draft', 'published', 'archived']),
  /** The draft differs from what is published. */
  hasUnpublishedChanges: z.boolean(),
  published: guideVersionSchema.nullable(),
  updatedAt: z.string(),
  /** Users who started it, completed it, dismissed it. */
  runs: z.object({ started: z.int(), completed: z.int(), dismissed: z.int() }),
})
export type Guide = z.infer<typeof guideSchema>
