import type { LocalizedBlocks, LocalizedText } from '#contract/localized-text'
import { isTextEmpty } from '../text-state.ts'

/** An optional text that is empty in every language is not missing in any: none of it is in use. */
export function inUse<Text extends LocalizedText | LocalizedBlocks>(
  ...texts: (Text | undefined)[]
): Text[] {
  return texts.filter((text) => text !== undefined).filter((text) => !isTextEmpty(text))
}

/** Undefined when it is empty in every language, so that it is not said at all. */
export function unlessEmpty<Text extends LocalizedText | LocalizedBlocks>(
  text: Text,
): Text | undefined {
  return isTextEmpty(text) ? undefined : text
}
