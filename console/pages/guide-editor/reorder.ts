/** A list with one item moved by `step` places; the same list when it would leave its ends. */
export function moved<Item>(list: readonly Item[], index: number, step: number): readonly Item[] {
  const to = index + step
  const item = list[index]
  if (item === undefined || to < 0 || to >= list.length) return list
  const rest = list.filter((_, at) => at !== index)
  return [...rest.slice(0, to), item, ...rest.slice(to)]
}

export function replaced<Item>(list: readonly Item[], index: number, item: Item): Item[] {
  return list.map((each, at) => (at === index ? item : each))
}

export function without<Item>(list: readonly Item[], index: number): Item[] {
  return list.filter((_, at) => at !== index)
}

/** `step-4` after `step-1` and `step-3`: results hang on keys, so one in the middle is not taken again. */
export function nextKey(prefix: string, taken: readonly string[]): string {
  const numbers = taken.map((key) =>
    Number(key.startsWith(`${prefix}-`) && key.slice(prefix.length + 1)),
  )
  const highest = Math.max(0, ...numbers.filter(Number.isInteger))
  let number = highest + 1
  while (taken.includes(`${prefix}-${number}`)) number += 1
  return `${prefix}-${number}`
}
