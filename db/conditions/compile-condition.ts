import type { Comparison, Condition, EventTerm } from '#contract/condition'
import { compileComparison, compileComparisonAt, compilePath } from './compile-comparison.ts'
import { compileEventHistory } from './compile-event-count.ts'
import type { EventRelation } from './compile-event-count.ts'
import type { SqlParams } from './sql-params.ts'

/** SQL expressions of a row of users or accounts. */
export interface PartyColumns {
  id: string
  createdAt: string
  traits: string
  /** Stands for a trait of that name where there is none. */
  name?: string
}

/** Where SQL finds what `ConditionFacts` hands in. What is left out is missing there too. */
export interface ConditionRelations {
  user?: PartyColumns | undefined
  account?: PartyColumns | undefined
  /** Where the unit's events are, or SQL for whether it has those that a term asks for. */
  events?: EventRelation | ((term: EventTerm) => string) | undefined
  /** SQL for whether the milestone (its key is an SQL expression) is reached. */
  isReached?: ((key: string) => string) | undefined
  isInSegment?: ((key: string) => string) | undefined
  nowMs: number
}

/**
 * SQL for a condition over a row of users or accounts: true or false, never null, never an error
 * whatever the JSON holds. Says what `evaluateCondition` says; the property test holds them equal.
 * Throws for page conditions, which only a page can decide: split them off first.
 */
export function compileCondition(
  condition: Condition,
  relations: ConditionRelations,
  params: SqlParams,
): string {
  const compile = (part: Condition) => compileCondition(part, relations, params)
  if ('all' in condition) return `(${condition.all.map(compile).join(' and ') || 'true'})`
  if ('any' in condition) return `(${condition.any.map(compile).join(' or ') || 'false'})`
  if ('not' in condition) return `(not ${compile(condition.not)})`
  if ('page' in condition || 'element' in condition) {
    throw new Error('What is in the page cannot be decided in the database.')
  }
  if ('event' in condition) {
    const { events, nowMs } = relations
    if (typeof events === 'function') return `(${events(condition)})`
    return events ? `(${compileEventHistory(condition, events, nowMs, params)})` : 'false'
  }
  if ('milestone' in condition) return compileKey(condition.milestone, relations.isReached, params)
  if ('segment' in condition) return compileKey(condition.segment, relations.isInSegment, params)
  return 'user' in condition
    ? compileField(relations.user, condition.user, condition, params)
    : compileField(relations.account, condition.account, condition, params)
}

function compileKey(
  key: string,
  toSql: ((key: string) => string) | undefined,
  params: SqlParams,
): string {
  return toSql ? `coalesce(${toSql(params.text(key))}, false)` : 'false'
}

function compileField(
  party: PartyColumns | undefined,
  path: string,
  comparison: Comparison,
  params: SqlParams,
): string {
  if (!party) return 'false'
  const { id, createdAt, traits, name } = party
  const json =
    path === 'id'
      ? () => `to_jsonb(${id})`
      : path === 'createdAt'
        ? () =>
            `to_jsonb(to_char(${createdAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`
        : path === 'name' && name
          ? () => `coalesce(${compilePath(traits, path, params)}, to_jsonb(${name}))`
          : null
  return json
    ? compileComparison(json, comparison, params)
    : compileComparisonAt(traits, path, comparison, params)
}
