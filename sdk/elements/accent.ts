import { contrast, readableOn } from '#contract/rules/contrast'

/** The accent for one scheme, and what is written on it. Both reach 4.5:1 (WCAG 1.4.3). */
export interface AccentPair {
  accent: string
  onAccent: string
}

/** `--surface` of theme.ts. */
const SURFACES = { light: '#ffffff', dark: '#21242c' }
const READABLE = 4.5
const STEPS = 20

/**
 * Mends the vendor's accent (`#rrggbb`) for a scheme: mixed with white or black just as far as text
 * on our surface needs. The server vouches for it on white only.
 */
export function accentFor(scheme: 'light' | 'dark', asked: string): AccentPair {
  const towards = scheme === 'dark' ? 255 : 0
  let accent = asked
  for (let step = 1; contrast(accent, SURFACES[scheme]) < READABLE && step <= STEPS; step += 1) {
    accent = mix(asked, towards, step / STEPS)
  }
  return { accent, onAccent: readableOn(accent) }
}

function mix(hex: string, towards: number, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16)
    const mixed = Math.round(value + (towards - value) * share)
    return mixed.toString(16).padStart(2, '0')
  })
  return `#${channels.join('')}`
}
