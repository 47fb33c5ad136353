import type { EventTerm } from '#contract/condition'
import { compileComparisonAt } from './compile-comparison.ts'
import type { SqlParams } from './sql-params.ts'

/** Which columns hold an event's name (`$page`, … for what is no track event) and its properties. */
export interface EventColumns {
  nameColumn: string
  propertiesColumn: string
}

/**
 * SQL over one row of events: whether it is what the term speaks of, as `matchesTerm` decides it.
 * True or false, never null, never an error. Counts and days of the term are not looked at.
 */
export function compileEventFilter(
  term: Pick<EventTerm, 'event' | 'where'>,
  { nameColumn, propertiesColumn }: EventColumns,
  params: SqlParams,
): string {
  if (term.event.includes('\0')) return 'false'
  const named = `${nameColumn} = ${params.text(term.event)}`
  const filters = (term.where ?? []).map((filter) =>
    compileComparisonAt(propertiesColumn, filter.property, filter, params),
  )
  return `(${[`coalesce(${named}, false)`, ...filters].join(' and ')})`
}
