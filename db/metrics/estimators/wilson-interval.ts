import type { Rate } from '#contract/estimates'
import { Z_95 } from './normal-tail.ts'

/**
 * k of n with Wilson's 95% interval (Wilson 1927), which stays within 0 to 1 and is honest for small
 * n. Rate and limits are null when n is 0.
 */
export function wilsonInterval(k: number, n: number): Rate {
  if (n === 0) return { k, n, rate: null, lower: null, upper: null }
  const rate = k / n
  const weight = Z_95 ** 2 / n
  const centre = (rate + weight / 2) / (1 + weight)
  const halfWidth = (Math.sqrt(weight) * Math.sqrt(rate * (1 - rate) + weight / 4)) / (1 + weight)
  return {
    k,
    n,
    rate,
    // Exactly 0 and 1 at the ends, where rounding would leave a trace.
    lower: k === 0 ? 0 : centre - halfWidth,
    upper: k === n ? 1 : centre + halfWidth,
  }
}
