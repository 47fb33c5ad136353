import type { GuideDraft } from '#contract/guide'
import type { Locale, LocalizedBlocks, LocalizedText } from '#contract/localized-text'
import { blocksToText } from './block-text.ts'

/** How many texts of a guide are missing in a language although there is one in English. */
export function countMissingTexts(draft: GuideDraft, language: Locale): number {
  return textsOf(draft).filter((text) => isTextMissing(text, language)).length
}

/** English is missing when it is empty; another language when English is there and it is not. */
export function isTextMissing(
  text: LocalizedText | LocalizedBlocks | undefined,
  language: Locale,
): boolean {
  if (text === undefined) return false
  const here = plain(text[language])
  return language === 'en' ? here === '' : here === '' && plain(text.en) !== ''
}

/** Every text people read, in reading order. Optional ones only where they are in use. */
function textsOf(draft: GuideDraft): (LocalizedText | LocalizedBlocks)[] {
  const { content } = draft
  if (draft.kind === 'tour') {
    return [content.title, ...draft.content.steps.flatMap(({ title, body }) => [title, body])]
  }
  const { intro, phases } = draft.content
  return [
    content.title,
    ...(intro ? inUse(intro) : []),
    ...phases.flatMap(({ title, unlock, steps }) => [
      title,
      ...(unlock.kind === 'condition' ? [unlock.reason] : []),
      ...steps.flatMap((step) => [
        step.title,
        ...(step.body ? inUse(step.body) : []),
        ...(step.actionLabel ? inUse(step.actionLabel) : []),
      ]),
    ]),
  ]
}

/** An optional text that is empty in every language is not missing in any. */
function inUse<Text extends LocalizedText | LocalizedBlocks>(text: Text): Text[] {
  return plain(text.en) + plain(text.de) + plain(text.fr) === '' ? [] : [text]
}

function plain(text: LocalizedText['en'] | LocalizedBlocks['en'] | undefined): string {
  return (typeof text === 'string' ? text : blocksToText(text ?? [])).trim()
}
