import type { Block, LocalizedBlocks, LocalizedText } from '#contract/localized-text'

/**
 * As pages choose: the language asked for, the same without its region, then English. An empty text
 * counts as missing.
 */
export function localize(text: LocalizedText, language: string): string {
  return chain(language).reduce((found, tag) => found || (text[tag] ?? ''), '')
}

/** Likewise for blocks. */
export function localizeBlocks(text: LocalizedBlocks, language: string): Block[] {
  return chain(language).reduce<Block[]>(
    (found, tag) => (found.length > 0 ? found : (text[tag] ?? [])),
    [],
  )
}

/** `zh-Hant-TW`, `zh-Hant`, `zh`, `en`. */
function chain(language: string): string[] {
  const parts = language.split('-')
  return [...parts.map((_, cut) => parts.slice(0, parts.length - cut).join('-')), 'en']
}
