import type { Rate } from '#contract/estimates'
import { minUnits } from './minimums.ts'
import { wilsonInterval } from './wilson-interval.ts'

/** k of n with its Wilson interval; without limits below `minUnits`, without a rate of none. */
export function rateWithInterval(k: number, n: number): Rate {
  return n < minUnits
    ? { k, n, rate: n === 0 ? null : k / n, lower: null, upper: null }
    : wilsonInterval(k, n)
}
