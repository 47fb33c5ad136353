import { signal } from '@preact/signals'
import { en } from './en.ts'

export const languages = ['en', 'de', 'fr'] as const
export type Language = (typeof languages)[number]

/** A word that changes with a count; picked by the plural rules of the language. */
export interface PluralForms {
  one: string
  many?: string
  other: string
}

type English = typeof en
export type WordKey = keyof English

/** What every language must bring: the same keys, a plural where English has one. */
export type Catalogue = {
  readonly [Key in WordKey]: English[Key] extends string ? string : PluralForms
}

type PlaceholdersOf<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersOf<Rest>
  : never
type TextOf<Entry> = Entry extends string ? Entry : Entry[keyof Entry]
type Params<Key extends WordKey> =
  | PlaceholdersOf<TextOf<English[Key]>>
  | (English[Key] extends string ? never : 'count')

/** Placeholders are named by the English text; leaving one out does not compile. */
export type WordArguments<Key extends WordKey> = [Params<Key>] extends [never]
  ? []
  : [params: { [Name in Params<Key>]: string | number }]

const loaders: Record<Exclude<Language, 'en'>, () => Promise<Catalogue>> = {
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
}

const spoken = signal<{ language: Language; catalogue: Catalogue }>({
  language: 'en',
  catalogue: en,
})

/** The language on screen. Reading it in a component renders that component again on a change. */
export function currentLanguage(): Language {
  return spoken.value.language
}

/** Fetches the words of a language and puts them on screen. Failing, the old language stays. */
export async function speak(language: Language): Promise<void> {
  const catalogue = language === 'en' ? en : await loaders[language]()
  spoken.value = { language, catalogue }
}

export function isLanguage(value: string | null | undefined): value is Language {
  return languages.includes(value as Language)
}

const pluralRules = new Map<Language, Intl.PluralRules>()

function pluralOf(language: Language, count: number): Intl.LDMLPluralRule {
  let rules = pluralRules.get(language)
  if (!rules) pluralRules.set(language, (rules = new Intl.PluralRules(language)))
  return rules.select(count)
}

/**
 * The words for a key in the language on screen. `{name}` placeholders are filled from `params`;
 * a plural entry takes `count`, which is also `{count}` and is written as the language writes numbers.
 */
export function t<Key extends WordKey>(key: Key, ...[params]: WordArguments<Key>): string {
  const { language, catalogue } = spoken.value
  const values: Readonly<Record<string, string | number>> = params ?? {}
  const entry: string | PluralForms = catalogue[key]
  return fill(language, typeof entry === 'string' ? entry : choose(language, entry, values), values)
}

function choose(
  language: Language,
  forms: PluralForms,
  values: Readonly<Record<string, string | number>>,
): string {
  const rule = pluralOf(language, Number(values['count']))
  return rule === 'one' ? forms.one : ((rule === 'many' ? forms.many : undefined) ?? forms.other)
}

function fill(
  language: Language,
  text: string,
  values: Readonly<Record<string, string | number>>,
): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? value.toLocaleString(language) : value
  })
}
