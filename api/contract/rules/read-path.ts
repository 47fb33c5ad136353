/**
 * Reads `a.b.c` through own properties of plain objects; undefined when any of them is absent.
 * Never looks at a prototype, and never into a list: a list is a value.
 */
export function readPath(from: unknown, path: string): unknown {
  let value = from
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    if (!Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}
