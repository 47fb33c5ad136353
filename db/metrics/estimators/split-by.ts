/** Puts the units of each key together, keys by code point, units in the order given. */
export function splitBy<Unit>(
  units: readonly Unit[],
  keyOf: (unit: Unit) => string,
): Map<string, Unit[]> {
  const parts = new Map<string, Unit[]>()
  for (const unit of units) {
    const key = keyOf(unit)
    const part = parts.get(key)
    if (part) part.push(unit)
    else parts.set(key, [unit])
  }
  return new Map([...parts].sort(([a], [b]) => (a < b ? -1 : 1)))
}
