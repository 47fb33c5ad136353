import type { Locator } from '#contract/locator'

/** A tag, and where it stands, fit many elements: something has to tell one. Pure. */
export function canBeFound({ landmark: _, tag: __, within: ___, ...signs }: Locator): boolean {
  return Object.values(signs).some((value) =>
    typeof value === 'string' ? value.trim() : value && Object.keys(value).length > 0,
  )
}
