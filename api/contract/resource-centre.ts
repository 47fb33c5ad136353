import { z } from 'zod'
import { localizedTextSchema } from './localized-text.ts'

/** A place to find this user's checklists and tours again, links, and help. */
export const resourceCentreContentSchema = z.strictObject({
  title: localizedTextSchema,
  /** Further reading, searched with the guides. */
  links: z
    .array(z.strictObject({ title: localizedTextSchema, url: z.string().max(2000) }))
    .max(50)
    .optional(),
  /** Shows "Need help?", which calls the page's `milepost('on', 'help', fn)`. */
  help: z.boolean().optional(),
})
export type ResourceCentreContent = z.infer<typeof resourceCentreContentSchema>
