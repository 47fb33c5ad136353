import type { Locale, LocalizedBlocks } from '#contract/localized-text'

/** One paragraph of plain text in every language. */
export function paragraph(texts: Record<Locale, string>): LocalizedBlocks {
  const block = (text: string) => [{ type: 'paragraph' as const, children: [{ text }] }]
  return { en: block(texts.en), de: block(texts.de), fr: block(texts.fr) }
}
