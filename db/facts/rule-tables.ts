import type { SqlParams } from '../conditions/sql-params.ts'
import type { MilestoneDefinition } from './definitions.ts'

const dayMs = 86_400_000

/** The `rules` and `clauses` relations that reached.sql needs, as part of a with list. */
export function ruleTables(milestones: MilestoneDefinition[], params: SqlParams): string {
  const rules = milestones.flatMap(({ key, terms }) =>
    terms.map(
      ({ atLeast, withinDays }, term) =>
        `(${params.text(key)}, ${term}, ${atLeast}, ${withinDays === null ? 'null' : withinDays * dayMs}::float8)`,
    ),
  )
  const clauses = milestones.flatMap(({ key, clauses: all }) =>
    all.flatMap((terms, clause) =>
      terms.map((term) => `(${params.text(key)}, ${clause}, ${term}, ${terms.length})`),
    ),
  )
  return `rules (milestone_key, term, at_least, within_ms) as (${valuesOr(rules, 'null::text, 0, 0, 0::float8')}),
clauses (milestone_key, clause, term, size) as (${valuesOr(clauses, 'null::text, 0, 0, 0')})`
}

/** `values` needs a row at least; an empty relation keeps its types. */
function valuesOr(rows: string[], nothing: string): string {
  return rows.length > 0 ? `values ${rows.join(', ')}` : `select ${nothing} where false`
}
