import { daysToMs } from './days-to-ms.ts'
import type { MilestoneNormalForm, MilestoneTerm } from './milestone-rule.ts'

/** One event that matches a term of a rule (an index of its `terms`). */
export interface TermHit {
  term: number
  occurredAtMs: number
}

/**
 * When a milestone is reached: the earliest time at which the hits up to then satisfy the rule, or
 * null. Hits may come in any order; one message must not be in twice for the same term.
 */
export function reachedAt(rule: MilestoneNormalForm, hits: readonly TermHit[]): number | null {
  const termTimes = rule.terms.map((term, index) =>
    termReachedAt(
      term,
      hits.filter((hit) => hit.term === index).map((hit) => hit.occurredAtMs),
    ),
  )
  const times = rule.clauses.map((clause) =>
    Math.max(...clause.map((index) => termTimes[index] ?? Infinity)),
  )
  const earliest = Math.min(...times)
  return Number.isFinite(earliest) ? earliest : null
}

/** The earliest time that ends a window holding enough matches; both ends of the window count. */
function termReachedAt({ atLeast, withinDays }: MilestoneTerm, timesMs: number[]): number {
  const windowMs = withinDays === null ? Infinity : daysToMs(withinDays)
  const sorted = [...timesMs].sort((a, b) => a - b)
  const end = sorted.find(
    (time, i) => time - (sorted[i - atLeast + 1] ?? -Infinity) <= windowMs && i >= atLeast - 1,
  )
  return end ?? Infinity
}
