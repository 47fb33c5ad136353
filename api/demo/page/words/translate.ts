import { signal } from '@preact/signals'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

export const languages = ['en', 'de', 'fr'] as const
export type Language = (typeof languages)[number]
export type WordKey = keyof typeof en
export type Words = Readonly<Record<WordKey, string>>

const catalogues: Record<Language, Words> = { en, de, fr }
const REMEMBERED = 'tideboard.language'
const spoken = signal<Language>(chosenLanguage())

export function currentLanguage(): Language {
  return spoken.value
}

/** Puts a language on screen and remembers it; the SDK reads it from the `lang` of the document. */
export function speak(language: Language): void {
  spoken.value = language
  document.documentElement.lang = language
  try {
    localStorage.setItem(REMEMBERED, language)
  } catch {
    // Then it is chosen anew on the next visit.
  }
}

/** The words of a key, with `{name}` placeholders filled from `params`. */
export function t(key: WordKey, params: Readonly<Record<string, string | number>> = {}): string {
  return catalogues[spoken.value][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(params[name] ?? whole),
  )
}

/** What the address asks for, else what was chosen before, else what the browser prefers. */
function chosenLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  const wishes = [asked, rememberedLanguage(), ...navigator.languages]
  const found = wishes.map((wish) => languages.find((language) => wish?.startsWith(language)))
  return found.find((language) => language !== undefined) ?? 'en'
}

function rememberedLanguage(): string | null {
  try {
    return localStorage.getItem(REMEMBERED)
  } catch {
    return null
  }
}
