import { contrast } from '#contract/rules/contrast'
import { readableContrast, suggestAccent } from '#contract/rules/suggest-accent'

/** What the server would hold against an accent: `unreadable` comes with the tone that would do. */
export type AccentTrouble = { kind: 'invalid' } | { kind: 'unreadable'; suggestion: string } | null

export function accentTrouble(accent: string): AccentTrouble {
  if (!isColour(accent)) return { kind: 'invalid' }
  if (contrast(accent, '#ffffff') >= readableContrast) return null
  return { kind: 'unreadable', suggestion: suggestAccent(accent) }
}

/** How well it is told from white, such as 4.5; null for what is no colour yet. */
export function contrastOnWhite(accent: string): number | null {
  return isColour(accent) ? contrast(accent, '#ffffff') : null
}

function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text)
}
