import { signal } from '@preact/signals'
import { isLanguage, speak, type Language } from './words/translate.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** What this browser remembers between visits. */
export type Remembered =
  | 'theme'
  | 'language'
  | 'environment'
  | 'rail'
  /** By id of the environment: the page that an element was picked in last. */
  | `pickPage.${string}`

const themeOnScreen = signal<Theme>('system')

export function currentTheme(): Theme {
  return themeOnScreen.value
}

/** Storage may be forbidden; then the choice lives as long as the page. */
export function remembered(name: Remembered): string | null {
  try {
    return localStorage.getItem(`milepost.${name}`)
  } catch {
    return null
  }
}

export function remember(name: Remembered, value: string): void {
  try {
    localStorage.setItem(`milepost.${name}`, value)
  } catch {
    // Nothing to do: see above.
  }
}

export function applyTheme(theme: Theme): void {
  themeOnScreen.value = theme
  remember('theme', theme)
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

/** Keeps the old language on screen when the words cannot be fetched. */
export async function applyLanguage(language: Language): Promise<void> {
  await speak(language)
  remember('language', language)
  document.documentElement.lang = language
}

/** What the address asks for, else what was chosen before, else what the browser prefers. */
export function chosenLanguage(query: URLSearchParams): Language {
  const preferred = [query.get('lang'), remembered('language'), ...browserLanguages()]
  return preferred.find((language) => isLanguage(language)) ?? 'en'
}

export function chosenTheme(query: URLSearchParams): Theme {
  const asked = query.get('theme') ?? remembered('theme')
  return themes.find((theme) => theme === asked) ?? 'system'
}

function browserLanguages(): Language[] {
  return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).filter(isLanguage)
}
