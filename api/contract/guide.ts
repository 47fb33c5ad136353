import { z } from 'zod'
import { bannerContentSchema, modalContentSchema } from './announcement.ts'
import { checklistContentSchema } from './checklist.ts'
import { conditionSchema } from './condition.ts'
import { hintContentSchema } from './hint.ts'
import { keySchema } from './key.ts'
import { resourceCentreContentSchema } from './resource-centre.ts'
import { surveyContentSchema } from './survey.ts'
import { tourContentSchema } from './tour.ts'

/** What a guide of each kind holds. */
export const guideContentSchemas = {
  checklist: checklistContentSchema,
  tour: tourContentSchema,
  hint: hintContentSchema,
  banner: bannerContentSchema,
  modal: modalContentSchema,
  survey: surveyContentSchema,
  resource_centre: resourceCentreContentSchema,
}
export type GuideKind = keyof typeof guideContentSchemas
export const guideKinds = Object.keys(guideContentSchemas) as GuideKind[]
export type GuideContents = {
  [Kind in GuideKind]: z.infer<(typeof guideContentSchemas)[Kind]>
}

/** Who sees it. Decided by the server, page conditions by the SDK. `null`: everybody. */
export const audienceSchema = conditionSchema.nullable()

/**
 * `auto`: shown when eligible; `manual`: only by a checklist action or `milepost('start', key)`;
 * an event: when the user does that in this page.
 */
export const triggerSchema = z.union([
  z.enum(['auto', 'manual']),
  z.strictObject({ event: z.string().min(1).max(200) }),
])
export type Trigger = z.infer<typeof triggerSchema>

/** When it is offered: ISO-8601 instants, from `from` on and before `until`. */
export const scheduleSchema = z.strictObject({
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
})
export type Schedule = z.infer<typeof scheduleSchema>

const guideDraftShared = {
  key: keySchema,
  name: z.string().min(1).max(200),
  audience: audienceSchema,
  trigger: triggerSchema,
  schedule: scheduleSchema.optional(),
  /** Of guides that want the same place the highest goes first; 0 when left out. */
  priority: z.int().min(-100).max(100).optional(),
}
const draftOf = <Kind extends GuideKind>(kind: Kind) =>
  z.strictObject({
    ...guideDraftShared,
    kind: z.literal(kind),
    content: guideContentSchemas[kind],
  })

/** What is authored: one draft, published as numbered, frozen versions. */
export const guideDraftSchema = z.discriminatedUnion('kind', [
  draftOf('checklist'),
  draftOf('tour'),
  draftOf('hint'),
  draftOf('banner'),
  draftOf('modal'),
  draftOf('survey'),
  draftOf('resource_centre'),
])
export type GuideDraft = z.infer<typeof guideDraftSchema>
/** A draft of one kind. */
export type DraftOf<Kind extends GuideKind> = Extract<GuideDraft, { kind: Kind }>

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
