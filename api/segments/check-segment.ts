import type { Condition } from '#contract/condition'
import { leavesOf } from '#contract/rules/leaves-of'
import type { Definitions } from '../../db/facts/definitions.ts'
import { AppError, invalidInput } from '../errors.ts'

/** Of one segment with all that is in it: so much is asked for every account of a report. */
const leavesAtMost = 200

/**
 * Whether a segment can be what it shall be, among those that are there. Throws `segment_cycle`,
 * `segment_too_large`, and `invalid_input` for what is not there or only a page knows. Pure.
 */
export function checkSegment(
  key: string,
  condition: Condition,
  { segments, milestones }: Pick<Definitions, 'segments' | 'milestones'>,
): void {
  const errors = leavesOf(condition).flatMap((leaf) => {
    const message =
      'page' in leaf || 'element' in leaf
        ? 'A segment cannot ask about the page'
        : 'milestone' in leaf && !milestones.some((one) => one.key === leaf.milestone)
          ? `There is no milestone "${leaf.milestone}"`
          : 'segment' in leaf && leaf.segment !== key && !segments.has(leaf.segment)
            ? `There is no segment "${leaf.segment}"`
            : null
    return message ? [{ path: 'condition', message }] : []
  })
  if (errors.length > 0) throw invalidInput(...errors)
  const known = new Map(segments).set(key, { key, name: key, condition })
  const cycle = findCycle(key, condition, known)
  if (cycle) {
    const message = [key, ...cycle].join(' → ')
    throw new AppError('segment_cycle', { errors: [{ path: 'condition', message }] })
  }
  const sizes = new Map<string, number>()
  const tooLarge = [...known.keys()].find((one) => countLeaves(one, known, sizes) > leavesAtMost)
  if (tooLarge !== undefined) {
    const message = `The segment "${tooLarge}" would ask for more than ${leavesAtMost} things`
    throw new AppError('segment_too_large', { errors: [{ path: 'condition', message }] })
  }
}

/** How much a segment without cycles asks for, once for each time a segment is in it. */
function countLeaves(
  key: string,
  segments: Definitions['segments'],
  counted: Map<string, number>,
): number {
  const known = counted.get(key)
  if (known !== undefined) return known
  const condition = segments.get(key)?.condition
  const count = (condition ? leavesOf(condition) : [])
    .map((leaf) => ('segment' in leaf ? countLeaves(leaf.segment, segments, counted) : 1))
    .reduce((sum, one) => sum + one, 0)
  counted.set(key, count)
  return count
}

/** The keys on the way back to `start`; null: there is no way. */
function findCycle(
  start: string,
  condition: Condition,
  segments: Definitions['segments'],
  seen = new Set<string>(),
): string[] | null {
  for (const leaf of leavesOf(condition)) {
    if (!('segment' in leaf) || seen.has(leaf.segment)) continue
    const { segment: key } = leaf
    if (key === start) return [key]
    seen.add(key)
    const inside = segments.get(key)
    const rest = inside ? findCycle(start, inside.condition, segments, seen) : null
    if (rest) return [key, ...rest]
  }
  return null
}
