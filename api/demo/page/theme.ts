import { signal } from '@preact/signals'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const REMEMBERED = 'tideboard.theme'
export const theme = signal<Theme>('system')

/** Puts the colours on screen that the address asks for, or that were chosen before. */
export function applyChosenTheme(): void {
  const asked = new URLSearchParams(location.search).get('theme') ?? rememberedTheme()
  applyTheme(themes.find((name) => name === asked) ?? 'system')
}

export function applyTheme(chosen: Theme): void {
  theme.value = chosen
  if (chosen === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = chosen
  try {
    localStorage.setItem(REMEMBERED, chosen)
  } catch {
    // Then it is chosen anew on the next visit.
  }
}

function rememberedTheme(): string | null {
  try {
    return localStorage.getItem(REMEMBERED)
  } catch {
    return null
  }
}
