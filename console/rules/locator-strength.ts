import type { Locator } from '#contract/locator'

/** How surely an element is found again after the page changed. */
export type LocatorStrength = 'strong' | 'fair' | 'weak'

/** What tells an element apart, the surest first. */
export const locatorSigns = ['attributes', 'name', 'text', 'landmark', 'path'] as const
export type LocatorSign = (typeof locatorSigns)[number]

/** The signs a locator has. */
export function signsOf({ attributes, name, text, landmark, path }: Locator): LocatorSign[] {
  const has: Record<LocatorSign, boolean> = {
    attributes: Object.keys(attributes ?? {}).length > 0,
    name: isSaid(name),
    text: isSaid(text) && text !== name,
    landmark: landmark !== undefined,
    path: isSaid(path),
  }
  return locatorSigns.filter((sign) => has[sign])
}

/**
 * Strong: signs that people chose on purpose, more than one of them. Weak: only where it stands,
 * which the next change of the page's structure may move.
 */
export function locatorStrength(locator: Locator): LocatorStrength {
  const signs = signsOf(locator)
  const chosen = signs.filter((sign) => sign !== 'path')
  const isNamed = chosen.some((sign) => sign !== 'landmark')
  if (!isNamed) return 'weak'
  const hasKind = locator.role !== undefined
  return chosen.length + (hasKind ? 1 : 0) >= 3 ? 'strong' : 'fair'
}

function isSaid(text: string | undefined): boolean {
  return text !== undefined && text !== ''
}
