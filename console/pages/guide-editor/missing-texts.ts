import type { GuideDraft } from '#contract/guide'
import { textsOf } from './kinds/guide-kinds.ts'
import { isTextMissing, plainText } from './text-state.ts'

/** How many texts of a guide are missing in a language although there is one in English. */
export function countMissingTexts(draft: GuideDraft, language: string): number {
  return textsOf(draft).filter((text) => isTextMissing(text, language)).length
}

/** Languages that some text of the guide is written in, English first, then as they come. */
export function languagesIn(draft: GuideDraft): string[] {
  const tags = textsOf(draft).flatMap((text) =>
    Object.keys(text).filter((tag) => plainText(text[tag]) !== ''),
  )
  return [...new Set(['en', ...tags])]
}
