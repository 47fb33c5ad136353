import { z } from 'zod'
import { keySchema } from './key.ts'
import { localizedBlocksSchema, localizedTextSchema } from './localized-text.ts'
import { locatorSchema } from './locator.ts'

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

/** `tooltip` points at its target, `docked` stands in a corner, `modal` in the middle. */
export const tourStepForms = ['tooltip', 'docked', 'modal'] as const
export type TourStepForm = (typeof tourStepForms)[number]

/** A way on: to a step of this tour, or to its `end`. */
export const branchSchema = z.strictObject({
  label: localizedTextSchema,
  goTo: z.union([keySchema, z.literal('end')]),
})
export type Branch = z.infer<typeof branchSchema>

export const tourStepSchema = z.strictObject({
  key: keySchema,
  title: localizedTextSchema,
  body: localizedBlocksSchema,
  /** `tooltip` when left out. */
  form: z.enum(tourStepForms).optional(),
  /** What the step points at; only tooltips have one, and they need it to be published. */
  target: locatorSchema.optional(),
  placement: z.enum(placements).default('bottom'),
  /** While the target is missing: `wait` (the default) in a docked bubble, or `skip` to the next. */
  ifMissing: z.enum(['wait', 'skip']).optional(),
  /** Next is always offered beside it, unless there are branches. */
  advance: advanceSchema,
  /** In place of Next: the person chooses. */
  branches: z.array(branchSchema).min(1).max(4).optional(),
  /** The step belongs to pages whose path starts so; elsewhere the tour waits, minimised. */
  pathPrefix: z.string().max(500).optional(),
})
export type TourStep = z.infer<typeof tourStepSchema>

export const tourContentSchema = z.strictObject({
  title: localizedTextSchema,
  steps: z.array(tourStepSchema).min(1).max(50),
})
export type TourContent = z.infer<typeof tourContentSchema>
