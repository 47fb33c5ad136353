import type { Locale } from '#contract/localized-text'

/** Something per language, as contents hold it; English is always there. */
export interface Localized<Content> {
  en: Content
  [language: string]: Content | undefined
}

/** The language our own words are said in: the base language of a locale where we have it, else English. */
export function chooseLanguage(languages: string[]): Locale {
  return languages.find((one): one is Locale => one === 'de' || one === 'fr') ?? 'en'
}

/** The languages to try for a locale, the best first: `fr-ca`, `fr`, `en`. */
export function listLanguages(locale: string): string[] {
  const parts = locale.toLowerCase().split(/[-_]/)
  return [...parts.map((_, cut) => parts.slice(0, parts.length - cut).join('-')), 'en']
}

/** The tag of the best language that a text is in. Tags are written in many cases: `zh-Hant`. */
export function languageOf(text: Localized<unknown>, languages: string[]): string {
  const tags = Object.keys(text)
  return languages.flatMap((one) => tags.find((tag) => tag.toLowerCase() === one) ?? [])[0] ?? 'en'
}

/** Whether a language runs from the right. A list, since not every browser can tell. */
export const isFromRight = (language: string) =>
  /^(ar|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)\b/i.test(language)
