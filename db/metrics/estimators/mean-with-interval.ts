import type { Estimate } from '#contract/estimates'
import { studentLimit } from './student-limit.ts'

/**
 * The mean with its 95% interval by Student's t, since the deviation is estimated from the same values.
 * Null of nobody; of one there is no interval.
 */
export function meanWithInterval(values: readonly number[]): Estimate {
  const n = values.length
  if (n === 0) return { estimate: null, lower: null, upper: null }
  const estimate = values.reduce((sum, value) => sum + value, 0) / n
  if (n === 1) return { estimate, lower: null, upper: null }
  const squares = values.reduce((sum, value) => sum + (value - estimate) ** 2, 0)
  const reach = studentLimit(n - 1) * Math.sqrt(squares / (n - 1) / n)
  return { estimate, lower: estimate - reach, upper: estimate + reach }
}
