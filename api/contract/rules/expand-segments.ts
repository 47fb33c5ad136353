import type { Condition } from '../condition.ts'

/**
 * The condition with every segment in its place, so that only what is asked about one unit is left. A
 * segment that is not there holds for nobody; so does one met inside itself, which cannot be saved.
 */
export function expandSegments(
  condition: Condition,
  segments: ReadonlyMap<string, { condition: Condition }>,
  within: readonly string[] = [],
): Condition {
  const expand = (part: Condition) => expandSegments(part, segments, within)
  if ('all' in condition) return { all: condition.all.map(expand) }
  if ('any' in condition) return { any: condition.any.map(expand) }
  if ('not' in condition) return { not: expand(condition.not) }
  if (!('segment' in condition)) return condition
  const key = condition.segment
  const segment = segments.get(key)
  if (!segment || within.includes(key)) return { any: [] }
  return expandSegments(segment.condition, segments, [...within, key])
}
