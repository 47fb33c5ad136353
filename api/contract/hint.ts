import { z } from 'zod'
import { guideButtonSchema } from './guide-action.ts'
import { localizedBlocksSchema, localizedTextSchema } from './localized-text.ts'
import { locatorSchema } from './locator.ts'
import { placements } from './tour.ts'

/** A beacon beside an element; pressing it opens a small card. */
export const hintContentSchema = z.strictObject({
  title: localizedTextSchema,
  body: localizedBlocksSchema,
  target: locatorSchema,
  placement: z.enum(placements).default('bottom'),
  /** `pulsing` does so for under five seconds, and not at all where motion is not wanted. */
  beacon: z.enum(['pulsing', 'quiet']).default('pulsing'),
  button: guideButtonSchema.optional(),
})
export type HintContent = z.infer<typeof hintContentSchema>
