import type { GuideDraft } from '#contract/guide'
import type { GuideTarget } from './kinds/guide-kind.ts'
import { targetsOf, withTarget } from './kinds/guide-kinds.ts'

/**
 * My draft with the elements that were picked in the page meanwhile: `theirs` differs from what we
 * both began with in these alone. Null: somebody changed more than that, or something else.
 */
export function rebaseOnTargets(
  base: GuideDraft,
  mine: GuideDraft,
  theirs: GuideDraft,
): GuideDraft | null {
  const before = targetsOf(base)
  const picked = targetsOf(theirs).filter((target) => !before.some((old) => isSame(old, target)))
  const withPicked = (draft: GuideDraft) => picked.reduce(withTarget, draft)
  return isSame(withPicked(base), theirs) ? withPicked(mine) : null
}

/** The element that a step of the draft points at. */
export function targetIn(draft: GuideDraft, stepKey: string | null): GuideTarget | undefined {
  return targetsOf(draft).find((target) => target.stepKey === stepKey)
}

/** Whether two pieces of a draft say the same, in whatever order a database keeps their keys. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, sortKeys) === JSON.stringify(other, sortKeys)
}

function sortKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
