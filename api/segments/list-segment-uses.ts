import type { InSegment, MilestoneReached } from '#contract/condition'
import { leavesOf } from '#contract/rules/leaves-of'
import type { SegmentUse } from '#contract/segment'
import type { Definitions } from '../../db/facts/definitions.ts'
import type { FieldErrors } from '../errors.ts'

/** The segments whose own condition asks for a segment or a milestone, in the order of keys. Pure. */
export function listSegmentUses(
  segments: Definitions['segments'],
  sought: InSegment | MilestoneReached,
): SegmentUse[] {
  const [wanted] = Object.entries(sought)
  return [...segments.values()]
    .filter(({ condition }) =>
      leavesOf(condition).some((leaf) =>
        Object.entries(leaf).some(([kind, key]) => kind === wanted?.[0] && key === wanted[1]),
      ),
    )
    .map(({ key, name }) => ({ kind: 'segment', key, name }))
}

/** Who stands in the way of deleting something. */
export function toUseErrors(uses: readonly SegmentUse[]): FieldErrors {
  return uses.map(({ kind, key, name }) => ({
    path: `${kind}s.${key}`,
    message: `The ${kind} "${name}" uses it`,
  }))
}
