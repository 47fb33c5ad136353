import { z } from 'zod'

const elementSignsSchema = z.strictObject({
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

/**
 * How an element of the host page is recognised: what it is for a person (role, accessible name,
 * text), stable attributes, where it stands (landmark); `path` is a structural CSS path and only the
 * last vote. Made by the picker, never typed. `within` are the hosts around it, from the outside in:
 * elements with an open shadow root, or frames of the same origin.
 */
export const locatorSchema = elementSignsSchema.extend({
  within: z.array(elementSignsSchema).min(1).max(5).optional(),
})
export type Locator = z.infer<typeof locatorSchema>
export type ElementSigns = z.infer<typeof elementSignsSchema>

/** What became of a target in a page: never guessed in silence. */
export const targetHealths = ['found', 'ambiguous', 'occluded', 'lost'] as const
export type TargetHealth = (typeof targetHealths)[number]
