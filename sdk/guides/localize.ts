import type { Locale } from '#contract/localized-text'

/** The language our own words are said in: the base language of a locale where we have it, else English. */
export function chooseLanguage(locale: string): Locale {
  const [base] = listLanguages(locale).slice(-2)
  return base === 'de' || base === 'fr' ? base : 'en'
}

/** The languages to try for a locale, the best first: `fr-CA`, `fr`, `en`. */
export function listLanguages(locale: string): string[] {
  const parts = locale.toLowerCase().split(/[-_]/)
  return [...parts.map((_, cut) => parts.slice(0, parts.length - cut).join('-')), 'en']
}

/** What a text has in the first of the languages that it has, and which that is. */
export function localize<Content>(
  text: { en: Content; [language: string]: Content | undefined },
  languages: string[],
): [content: Content, language: string] {
  for (const language of languages) {
    // Tags are written in many cases: `zh-hant`, `zh-Hant`.
    const tag = Object.keys(text).find((key) => key.toLowerCase() === language)
    if (tag && text[tag] !== undefined) return [text[tag], tag]
  }
  return [text.en, 'en']
}

/** Languages that run from the right, for browsers that do not tell. */
const RTL = /^(ar|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)\b/

type Directed = Intl.Locale & { getTextInfo?(): { direction?: 'ltr' | 'rtl' } }

/** The direction texts of a language run. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  try {
    const direction = (new Intl.Locale(language) as Directed).getTextInfo?.().direction
    if (direction) return direction
  } catch {
    // No tag the browser knows.
  }
  return RTL.test(language) ? 'rtl' : 'ltr'
}
