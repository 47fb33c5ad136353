import { z } from 'zod'

export const locales = ['en', 'de', 'fr'] as const
export type Locale = (typeof locales)[number]

/** A text per language; the fallback chain is the asked one, its base language, then `en`. */
export const localizedTextSchema = z.object({
  en: z.string().max(2000),
  de: z.string().max(2000).optional(),
  fr: z.string().max(2000).optional(),
})
export type LocalizedText = z.infer<typeof localizedTextSchema>

/** Content is a tree of known blocks, never HTML: nothing to sanitise, works under strict CSP. */
const inlineSchema = z.strictObject({
  text: z.string().max(2000),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  code: z.boolean().optional(),
  /** http, https, mailto or tel; checked by `safeUrl` at save and again when shown. */
  href: z.string().max(2000).optional(),
})
export type Inline = z.infer<typeof inlineSchema>

const blockSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('paragraph'), children: z.array(inlineSchema).max(100) }),
  z.strictObject({
    type: z.literal('list'),
    items: z.array(z.array(inlineSchema).max(100)).max(50),
  }),
])
export type Block = z.infer<typeof blockSchema>

const blocksSchema = z.array(blockSchema).max(50)
export const localizedBlocksSchema = z.object({
  en: blocksSchema,
  de: blocksSchema.optional(),
  fr: blocksSchema.optional(),
})
export type LocalizedBlocks = z.infer<typeof localizedBlocksSchema>
