import { z } from 'zod'

/** Languages of our own words; guides may be in any. */
export const locales = ['en', 'de', 'fr'] as const
export type Locale = (typeof locales)[number]

/** A language as texts name it, BCP 47: `fr`, `fr-CA`, `zh-Hant`. */
const localePattern = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/

/**
 * Something per language. `en` is the last of every fallback chain (`fr-CA`, `fr`, `en`), so it is
 * always there; any other BCP 47 tag may be.
 */
const perLocale = <Content extends z.ZodType>(content: Content) =>
  z
    .object({ en: content })
    .catchall(content.optional())
    .refine((texts) => Object.keys(texts).every((locale) => localePattern.test(locale)), {
      error: 'languages are named as fr or fr-CA',
    })
    .refine((texts) => Object.keys(texts).length <= 50, { error: 'at most 50 languages' })

export const localizedTextSchema = perLocale(z.string().max(2000))
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
export const localizedBlocksSchema = perLocale(blocksSchema)
export type LocalizedBlocks = z.infer<typeof localizedBlocksSchema>
