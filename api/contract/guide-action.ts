import { z } from 'zod'
import { keySchema } from './key.ts'
import { localizedTextSchema } from './localized-text.ts'

/** What a button does: opens a page (checked by `safeUrl`), or starts another guide, mostly a tour. */
export const guideActionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open'), url: z.string().max(2000) }),
  z.strictObject({ kind: z.literal('tour'), guide: keySchema }),
])
export type GuideAction = z.infer<typeof guideActionSchema>

export const guideButtonSchema = z.strictObject({
  label: localizedTextSchema,
  /** Without it the button only closes. */
  action: guideActionSchema.optional(),
})
export type GuideButton = z.infer<typeof guideButtonSchema>
