import type { ElementSigns } from '#contract/locator'
import { say } from '../elements/say.ts'
import type { PickerWord, PickerWords } from './words/en.ts'

const SHOWN_CHARS = 60
/** Tags that people have a word for, and that locators need no role of. */
const ROLE_OF_TAG: Partial<Record<string, string>> = {
  li: 'listitem',
  ul: 'list',
  ol: 'list',
  tr: 'row',
  td: 'cell',
  th: 'cell',
}

/** Such a name would turn the words around it. */
const FROM_RIGHT = /[\u0590-\u08ff]/

/** An element as a person would say it: Button “Invite” in the navigation “Team”. */
export function sayElement(words: PickerWords, signs: ElementSigns): string {
  const { landmark } = signs
  const element = sayKind(words, signs)
  if (!landmark || !has(words, `place.${landmark.role}`)) return element
  const place = named(words, words[`place.${landmark.role}` as PickerWord], landmark.name)
  return say(words, 'say.inside', { element, place })
}

/** The same without where it stands. */
export function sayKind(words: PickerWords, { role, tag, name, text }: ElementSigns): string {
  const kinds = [role, tag, ROLE_OF_TAG[tag ?? '']].map((kind) => `kind.${kind}`)
  const key = kinds.find((one) => has(words, one)) ?? 'kind.element'
  return named(words, words[key], name || text)
}

function named(words: PickerWords, kind: string, given: string | undefined): string {
  if (!given) return kind
  const short = given.length > SHOWN_CHARS ? `${given.slice(0, SHOWN_CHARS - 1)}…` : given
  const name = FROM_RIGHT.test(short) ? `\u2068${short}\u2069` : short
  return say(words, 'say.named', { kind, name })
}

const has = (words: PickerWords, key: string): key is PickerWord => Object.hasOwn(words, key)
