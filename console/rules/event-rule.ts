import type { Condition, EventTerm } from '#contract/condition'
import { leavesOf } from '#contract/rules/leaves-of'

/** Event terms that are all or any of them asked for: what the form of a milestone can say. */
export interface EventRule {
  join: 'all' | 'any'
  terms: EventTerm[]
}

/** Null: the condition says more than the form can, and is edited as JSON. */
export function toEventRule(condition: Condition): EventRule | null {
  if ('event' in condition) return { join: 'all', terms: [condition] }
  if (!('all' in condition) && !('any' in condition)) return null
  const join = 'all' in condition ? 'all' : 'any'
  const parts = 'all' in condition ? condition.all : condition.any
  const terms = parts.flatMap((part) => ('event' in part ? [part] : []))
  return terms.length === parts.length && terms.length > 0 ? { join, terms } : null
}

/** A new rule: one event, still without its name. */
export const emptyRule: Condition = { event: '' }

/** Every event of it has a name, and so has every property it is filtered by. */
export function isComplete(condition: Condition): boolean {
  return leavesOf(condition).every(
    (leaf) =>
      !('event' in leaf) ||
      (leaf.event.trim() !== '' &&
        (leaf.where ?? []).every(({ property }) => property.trim() !== '')),
  )
}

/** The shortest condition that says the same: a single term stands alone. */
export function toCondition({ join, terms }: EventRule): Condition {
  const [only, ...others] = terms.map(withoutDefaults)
  if (only && others.length === 0) return only
  const parts = only ? [only, ...others] : []
  return join === 'all' ? { all: parts } : { any: parts }
}

function withoutDefaults({ event, where = [], atLeast = 1, withinDays, lastDays }: EventTerm) {
  return {
    event,
    ...(where.length > 0 ? { where } : {}),
    ...(atLeast > 1 ? { atLeast } : {}),
    ...(atLeast > 1 && withinDays !== undefined ? { withinDays } : {}),
    ...(lastDays === undefined ? {} : { lastDays }),
  }
}
