import { locales, type Locale } from '#contract/localized-text'
import { de } from './words/de.ts'
import { en, type DoorWords } from './words/en.ts'
import { fr } from './words/fr.ts'

const catalogues: Record<Locale, DoorWords> = { en, de, fr }

/** The language that the address asks for, else the first of the browser's that we speak, else English. */
export function chooseWords(
  asked: string | undefined,
  acceptLanguage = '',
): { language: Locale; words: DoorWords } {
  const wishes = [asked, ...acceptLanguage.split(',').map((tag) => tag.trim())]
  const found = wishes.map((wish) =>
    locales.find((locale) => wish?.toLowerCase().startsWith(locale)),
  )
  const language = found.find((locale) => locale !== undefined) ?? 'en'
  return { language, words: catalogues[language] }
}
