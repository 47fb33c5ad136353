import { z } from 'zod'
import { guideButtonSchema } from './guide-action.ts'
import { localizedBlocksSchema, localizedTextSchema } from './localized-text.ts'

const announcementShape = {
  title: localizedTextSchema,
  body: localizedBlocksSchema,
  /** Pressing it completes the guide; closing dismisses it. */
  button: guideButtonSchema.optional(),
}

/** A line along an edge of the window. It covers the page there and can always be closed. */
export const bannerContentSchema = z.strictObject({
  ...announcementShape,
  position: z.enum(['top', 'bottom']).default('top'),
})
export type BannerContent = z.infer<typeof bannerContentSchema>

/** A dialog in the middle, the page behind it inert. */
export const modalContentSchema = z.strictObject({
  ...announcementShape,
  /** An https picture over the title. `alt` empty: it only decorates. */
  image: z
    .strictObject({ url: z.string().max(2000), alt: localizedTextSchema.optional() })
    .optional(),
})
export type ModalContent = z.infer<typeof modalContentSchema>
