import type { Locale } from '#contract/localized-text'

/** The language that is spoken for a locale: its base language where we have it, else English. */
export function chooseLanguage(locale: string): Locale {
  const base = locale.toLowerCase().split(/[-_]/)[0]
  return base === 'de' || base === 'fr' ? base : 'en'
}

/** The text of a language, or the English one, which every text has. */
export function localize<Content>(
  text: { en: Content; [language: string]: Content | undefined },
  language: string,
): Content {
  return text[language] ?? text.en
}
