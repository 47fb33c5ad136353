import { noThrow } from './no-throw.ts'

export type Scheme = 'light' | 'dark'

const MARKS = ['class', 'style', 'data-theme', 'data-color-scheme', 'data-mode', 'data-bs-theme']

/**
 * Tells whether the page looks light or dark now, and again when that changes. What it declares with
 * `color-scheme` counts first, then what it paints, then the system. Answers the stop function.
 */
export function watchPageScheme(tell: (scheme: Scheme) => void): () => void {
  let known: Scheme | undefined
  const look = noThrow(() => {
    const scheme = readPageScheme()
    if (scheme !== known) tell((known = scheme))
  })
  const system = matchMedia('(prefers-color-scheme: dark)')
  const observer = new MutationObserver(look)
  for (const element of [document.documentElement, document.body]) {
    observer.observe(element, { attributeFilter: MARKS })
  }
  system.addEventListener('change', look)
  look()
  return () => {
    observer.disconnect()
    system.removeEventListener('change', look)
  }
}

function readPageScheme(): Scheme {
  const page = getComputedStyle(document.documentElement)
  const declared = page.colorScheme
  const [light, dark] = [/\blight\b/.test(declared), /\bdark\b/.test(declared)]
  if (light !== dark) return dark ? 'dark' : 'light'
  for (const paint of [getComputedStyle(document.body), page]) {
    const bright = brightness(paint.backgroundColor)
    if (bright !== null) return bright < 0.5 ? 'dark' : 'light'
  }
  return dark && matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** Perceived lightness, 0 to 1, of a computed colour; null where it lets through what is behind. */
function brightness(color: string): number | null {
  // `color(display-p3 …)` has a digit in its name.
  const numbers = color.replace(/^color\(\S+/, '').match(/-?[\d.]+(e-?\d+)?/g) ?? []
  const [first = 0, second = 0, third = 0, alpha = 1] = numbers.map(Number)
  if (alpha < 0.5 || color === 'transparent') return null
  if (color.startsWith('okl')) return first
  if (/^l(ab|ch)/.test(color)) return first / 100
  const whole = color.startsWith('rgb') ? 255 : 1
  return (0.3 * first + 0.59 * second + 0.11 * third) / whole
}
