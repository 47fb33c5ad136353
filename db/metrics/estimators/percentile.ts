/**
 * Percentiles of durations that are all known, such as those of converters. Where some units are
 * still waiting they mislead: use `survivalQuantile`. Values ascending; null without values.
 */

/** A rank that is whole up to rounding counts as whole, as in R's quantile(). */
const FUZZ = 4 * Number.EPSILON

/** The smallest value that at least a share `p` of the values does not exceed (R's type 1). */
export function nearestRankPercentile(ascending: ArrayLike<number>, p: number): number | null {
  const rank = Math.ceil(ascending.length * p - FUZZ)
  return ascending[Math.max(rank, 1) - 1] ?? null
}

/** Of so many classes each holds few values. */
const classes = 4_096

/**
 * The same of lists in any order, without sorting them: values are counted by classes of equal width, and only
 * those in the class of the rank are sorted. All are finite.
 */
export function nearestRankAmong(lists: readonly Float64Array[], p: number): number | null {
  const n = lists.reduce((all, { length }) => all + length, 0)
  const [least, most] = rangeOf(lists)
  const scaleOfRange = (classes - 1) / (most - least)
  // All in one class where they are alike, or too close to be told apart.
  const scale = Number.isFinite(scaleOfRange) ? scaleOfRange : 0
  const classOf = (value: number) => Math.floor((value - least) * scale)
  const counts = new Uint32Array(classes)
  for (const values of lists) {
    for (let i = 0; i < values.length; i += 1) counts[classOf(values[i]!)]! += 1
  }
  let rank = Math.max(Math.ceil(n * p - FUZZ), 1)
  let chosen = 0
  while (chosen < classes && rank > counts[chosen]!) rank -= counts[chosen++]!
  const alike: number[] = []
  for (const values of lists) {
    for (let i = 0; i < values.length; i += 1) {
      if (classOf(values[i]!) === chosen) alike.push(values[i]!)
    }
  }
  return Float64Array.from(alike).sort()[rank - 1] ?? null
}

function rangeOf(lists: readonly Float64Array[]): [number, number] {
  let least = Infinity
  let most = -Infinity
  for (const values of lists) {
    for (let i = 0; i < values.length; i += 1) {
      if (values[i]! < least) least = values[i]!
      if (values[i]! > most) most = values[i]!
    }
  }
  return [least, most]
}

/** Linear between the two neighbours (R's default, type 7). */
export function linearPercentile(ascending: readonly number[], p: number): number | null {
  const rank = Math.max(ascending.length - 1, 0) * p
  const below = ascending[Math.floor(rank + FUZZ)]
  const above = ascending[Math.ceil(rank - FUZZ)]
  if (below === undefined || above === undefined) return null
  return below + (above - below) * (rank - Math.floor(rank + FUZZ))
}
