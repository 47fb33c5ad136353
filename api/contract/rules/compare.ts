import type { Comparison } from '../condition.ts'
import { compareCodePoints } from './compare-code-points.ts'

/**
 * Decides one comparison, two-valued: what is missing (undefined, null, a number that is not
 * finite) or of another type is false, also for `exists`. Nothing is coerced; strings go by code
 * point. `contains` finds a part of a text or an element of a list.
 */
export function compare(actual: unknown, { op, value }: Comparison): boolean {
  if (isMissing(actual)) return false
  if (op === 'exists') return true
  if (op === 'is') return actual === value
  if (op === 'isOneOf') return Array.isArray(value) && value.some((one) => actual === one)
  if (op === 'contains' && Array.isArray(actual)) return actual.some((one) => one === value)
  const texts = typeof actual === 'string' && typeof value === 'string'
  if (texts) {
    if (op === 'contains') return actual.includes(value)
    if (op === 'startsWith') return actual.startsWith(value)
    if (op === 'endsWith') return actual.endsWith(value)
  }
  const order = texts
    ? compareCodePoints(actual, value)
    : typeof actual === 'number' && typeof value === 'number' && Number.isFinite(value)
      ? Math.sign(actual - value)
      : NaN
  if (op === 'greaterThan') return order > 0
  if (op === 'atLeast') return order >= 0
  if (op === 'lessThan') return order < 0
  return op === 'atMost' && order <= 0
}

const isMissing = (actual: unknown) =>
  actual === undefined ||
  actual === null ||
  (typeof actual === 'number' && !Number.isFinite(actual))
