import type { PluralForms } from './translate.ts'

/** The keys of an English section, each with a text, or a plural where English has one. */
export type SameWords<Section> = {
  readonly [Key in keyof Section]: Section[Key] extends string ? string : PluralForms
}
