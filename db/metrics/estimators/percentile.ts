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

/** Linear between the two neighbours (R's default, type 7). */
export function linearPercentile(ascending: readonly number[], p: number): number | null {
  const rank = Math.max(ascending.length - 1, 0) * p
  const below = ascending[Math.floor(rank + FUZZ)]
  const above = ascending[Math.ceil(rank - FUZZ)]
  if (below === undefined || above === undefined) return null
  return below + (above - below) * (rank - Math.floor(rank + FUZZ))
}
