import type { Condition, EventTerm, PropertyFilter } from '../condition.ts'

/** One event term of a milestone: at least so many matches, within so many days from first to last. */
export interface MilestoneTerm {
  event: string
  where: PropertyFilter[]
  atLeast: number
  /** Null: however far apart, and always for a single match. */
  withinDays: number | null
}

/** A milestone's condition in normal form: reached once all terms of any clause are reached. */
export interface MilestoneNormalForm {
  terms: MilestoneTerm[]
  /** Each clause lists indexes of `terms`, ascending; no clause holds another one. */
  clauses: number[][]
}

export interface MilestoneRuleRefusal {
  code: 'condition_not_monotone' | 'condition_too_complex'
  /** Where in the condition, as `all.1.not`; empty for the condition as a whole. */
  path: string
}

export const milestoneRuleLimits = { terms: 16, clauses: 64 } as const

/**
 * Brings a milestone's condition into normal form, or says where it is refused: `not`, `lastDays`,
 * anything that is no event, or a rule that holds without any event can be true now and false later
 * (`condition_not_monotone`); more than 16 different terms or 64 clauses are `condition_too_complex`.
 * The same condition gives the same terms in the same order, whatever the order of its JSON keys.
 */
export function toMilestoneRule(condition: Condition): MilestoneNormalForm | MilestoneRuleRefusal {
  const terms = new Map<string, MilestoneTerm>()
  const masks = clausesOf(condition, '', terms)
  if ('code' in masks) return masks
  if (masks.includes(0)) return { code: 'condition_not_monotone', path: '' }
  return withoutUnusedTerms([...terms.values()], masks)
}

/** The clauses of a condition, each as a bit mask of terms. Collects the terms on the way. */
function clausesOf(
  condition: Condition,
  path: string,
  terms: Map<string, MilestoneTerm>,
): number[] | MilestoneRuleRefusal {
  const below = path && `${path}.`
  if ('all' in condition || 'any' in condition) {
    const isAll = 'all' in condition
    const parts = isAll ? condition.all : condition.any
    let clauses = isAll ? [0] : []
    for (const [i, part] of parts.entries()) {
      const more = clausesOf(part, `${below}${isAll ? 'all' : 'any'}.${i}`, terms)
      if ('code' in more) return more
      clauses = absorb(
        isAll ? clauses.flatMap((one) => more.map((other) => one | other)) : [...clauses, ...more],
      )
      if (clauses.length > milestoneRuleLimits.clauses) {
        return { code: 'condition_too_complex', path }
      }
    }
    return clauses
  }
  if ('not' in condition) return { code: 'condition_not_monotone', path: `${below}not` }
  if (!('event' in condition)) return { code: 'condition_not_monotone', path }
  if (condition.lastDays !== undefined) {
    return { code: 'condition_not_monotone', path: `${below}lastDays` }
  }
  const term = toTerm(condition)
  const id = JSON.stringify([
    term.event,
    term.where.map(({ property, op, value }) => [property, op, value]),
    term.atLeast,
    term.withinDays,
  ])
  if (!terms.has(id)) terms.set(id, term)
  if (terms.size > milestoneRuleLimits.terms) return { code: 'condition_too_complex', path }
  return [1 << [...terms.keys()].indexOf(id)]
}

function toTerm({ event, where = [], atLeast = 1, withinDays }: EventTerm): MilestoneTerm {
  return { event, where, atLeast, withinDays: atLeast > 1 ? (withinDays ?? null) : null }
}

/** Leaves out clauses that hold another one: whoever satisfies these satisfies that. */
function absorb(clauses: number[]): number[] {
  const distinct = [...new Set(clauses)]
  return distinct.filter(
    (clause) => !distinct.some((other) => other !== clause && (clause & other) === other),
  )
}

function withoutUnusedTerms(terms: MilestoneTerm[], masks: number[]): MilestoneNormalForm {
  const used = terms.flatMap((_, i) => (masks.some((mask) => mask & (1 << i)) ? [i] : []))
  return {
    terms: used.flatMap((i) => terms[i] ?? []),
    clauses: masks.map((mask) => used.flatMap((i, index) => (mask & (1 << i) ? [index] : []))),
  }
}
