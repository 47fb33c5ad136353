import type { EqualSplit } from '#contract/estimates'
import { chiSquareTail } from './chi-square-tail.ts'
import { total } from './event-table.ts'

/** Rarer than this by chance, a split is a fault of the assignment (sample ratio mismatch). */
const mismatchBelowP = 0.001

/**
 * Whether as many were put into each group as chance would, if each had the same share: Pearson's
 * chi-square. Only of use where groups were assigned. Null without anybody.
 */
export function equalSplit(counts: readonly number[]): EqualSplit | null {
  const n = total(counts)
  if (n === 0 || counts.length < 2) return null
  const expected = n / counts.length
  const chiSquare = total(counts.map((count) => (count - expected) ** 2 / expected))
  const degreesOfFreedom = counts.length - 1
  const p = chiSquareTail(chiSquare, degreesOfFreedom)
  return { counts: [...counts], chiSquare, degreesOfFreedom, p, isMismatch: p < mismatchBelowP }
}
