import type { EqualSplit } from '#contract/estimates'
import { chiSquareTail } from './chi-square-tail.ts'
import { total } from './event-table.ts'

/** Rarer than this by chance, a split is a fault of the assignment (sample ratio mismatch). */
const mismatchBelowP = 0.001

/**
 * Whether as many were put into each group as chance would, if each had the same share: Pearson's
 * chi-square. Only of use where groups were assigned. Null without anybody.
 */
export function equalSplit(groups: EqualSplit['groups']): EqualSplit | null {
  const all = total(groups.map(({ n }) => n))
  if (all === 0 || groups.length < 2) return null
  const expected = all / groups.length
  const chiSquare = total(groups.map(({ n }) => (n - expected) ** 2 / expected))
  const degreesOfFreedom = groups.length - 1
  const p = chiSquareTail(chiSquare, degreesOfFreedom)
  return { groups, chiSquare, degreesOfFreedom, p, isMismatch: p < mismatchBelowP }
}
