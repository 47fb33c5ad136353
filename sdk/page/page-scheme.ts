import { noThrow } from './no-throw.ts'

export type Scheme = 'light' | 'dark'

/**
 * Tells whether the page looks light or dark now, and again when that changes. What it declares with
 * `color-scheme` counts first, then what it paints, then the system. Answers the stop function.
 */
export function watchPageScheme(tell: (scheme: Scheme) => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const look = noThrow(() => tell(isDark(system.matches) ? 'dark' : 'light'))
  // Pages switch by a class, a data attribute or a style on one of these two.
  const observer = new MutationObserver(look)
  observer.observe(document.documentElement, { attributes: true })
  observer.observe(document.body, { attributes: true })
  system.addEventListener('change', look)
  look()
  return () => {
    observer.disconnect()
    system.removeEventListener('change', look)
  }
}

function isDark(systemIsDark: boolean): boolean {
  const page = getComputedStyle(document.documentElement)
  const declared = page.colorScheme
  const maybeDark = declared.includes('dark')
  if (maybeDark !== declared.includes('light')) return maybeDark
  const painted = [getComputedStyle(document.body), page]
    .map(({ backgroundColor }) => lightness(backgroundColor))
    .find((light) => light !== null)
  return painted === undefined ? maybeDark && systemIsDark : painted < 0.5
}

/** About how light a computed colour is, 0 to 1; null where it lets through what is behind. */
function lightness(color: string): number | null {
  // `color(display-p3 …)` has a digit in its name.
  const [first = 0, second = 0, third = 0, alpha = 1] =
    color
      .replace(/^color\(\S+/, '')
      .match(/[\d.]+/g)
      ?.map(Number) ?? []
  if (alpha < 0.5) return null
  if (color.startsWith('rgb')) return (0.3 * first + 0.6 * second + 0.1 * third) / 255
  // Lightness comes first in lab and oklab and their kin, in percent or as a share.
  return first > 1 ? first / 100 : first
}
