import type { LocalizedBlocks, LocalizedText } from '#contract/localized-text'
import { blocksToText } from './block-text.ts'

/** English is missing when it is empty; another language when English is there and it is not. */
export function isTextMissing(
  text: LocalizedText | LocalizedBlocks | undefined,
  language: string,
): boolean {
  if (text === undefined) return false
  const here = plainText(text[language])
  return language === 'en' ? here === '' : here === '' && plainText(text.en) !== ''
}

/** Nothing is said in any language. */
export function isTextEmpty(text: LocalizedText | LocalizedBlocks): boolean {
  return Object.keys(text).every((tag) => plainText(text[tag]) === '')
}

/** What is said in one language, without its signs. */
export function plainText(text: LocalizedText[string] | LocalizedBlocks[string]): string {
  return (typeof text === 'string' ? text : blocksToText(text ?? [])).trim()
}
