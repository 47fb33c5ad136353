/** Chance that can be repeated: the same seed gives the same numbers in the same order, for ever. */
export interface Random {
  /** From 0 up to, not including, 1. */
  unit(): number
  /** True with this probability. */
  chance(probability: number): boolean
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number
  pick<Item>(items: readonly [Item, ...Item[]]): Item
  /** Log-normal: half of them below `median`, `spread` in natural logarithms. */
  around(median: number, spread: number): number
}

/** Mulberry32: 32 bits of state, far more than a few thousand companies need. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const unit = () => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit())
  return {
    unit,
    chance: (probability) => unit() < probability,
    whole: (low, high) => low + Math.floor(unit() * (high - low + 1)),
    pick: (items) => items[Math.floor(unit() * items.length)] ?? items[0],
    around: (median, spread) => median * Math.exp(normal() * spread),
  }
}
