import type { FunnelExclusion, SavedStep } from '#contract/funnel'
import { type MatchableEvent, matchesTerm } from '#contract/rules/matches-term'
import { readPath } from '#contract/rules/read-path'
import { compilePath } from '../conditions/compile-comparison.ts'
import { compileEventFilter } from '../conditions/compile-event-filter.ts'
import type { SqlParams } from '../conditions/sql-params.ts'

/** What a funnel asks of an event. */
export interface FunnelTerms {
  /** The events that each step is made of. */
  steps: readonly (readonly SavedStep[])[]
  exclude: FunnelExclusion | null
  /** The property that must be the same at every step. */
  holdConstant: string | null
}

/** A funnel whose every step is one event. */
export function termsOf({
  steps,
  exclude,
  holdConstant,
}: {
  steps: readonly SavedStep[]
  exclude: FunnelExclusion | null
  holdConstant: string | null
}): FunnelTerms {
  return { steps: steps.map((step) => [step]), exclude, holdConstant }
}

/** Which steps an event can be, as `FunnelHit` has it, and what it holds; null: it says nothing. */
export function readHit(
  { steps, exclude, holdConstant }: FunnelTerms,
  event: MatchableEvent,
): { steps: number; held: string } | null {
  let mask = exclude !== null && matchesTerm(exclude, event) ? 1 : 0
  for (const [index, terms] of steps.entries()) {
    if (terms.some((term) => matchesTerm(term, event))) mask |= 2 << index
  }
  if (mask === 0) return null
  if (holdConstant === null) return { steps: mask, held: '' }
  const held = toHeld(readPath(event.properties, holdConstant))
  return held === '' ? null : { steps: mask, held }
}

/** A text or a whole number; anything else, and the empty text, holds nothing. */
function toHeld(value: unknown): string {
  if (typeof value === 'string') return value
  return Number.isSafeInteger(value) ? String(value) : ''
}

/** The same over rows of attributed events `e`, as SQL. Where `held` is null the event says nothing. */
export function compileHit(
  { steps, exclude, holdConstant }: FunnelTerms,
  params: SqlParams,
): { steps: string; held: string; names: string } {
  const bits = [
    ...(exclude === null
      ? []
      : [`case when ${compileTerms([exclude], params).matches} then 1 else 0 end`]),
    ...steps.map(
      (terms, index) =>
        `case when ${compileTerms(terms, params).matches} then ${2 << index} else 0 end`,
    ),
  ]
  const terms = [...steps.flat(), ...(exclude === null ? [] : [exclude])]
  return {
    steps: `(${bits.join(' + ')})`,
    held: compileHeld(holdConstant, params),
    names: compileTerms(terms, params).names,
  }
}

/** Whether an event `e` is one of these, and which names such an event can have. */
export function compileTerms(
  terms: readonly SavedStep[],
  params: SqlParams,
): { matches: string; names: string } {
  const columns = { nameColumn: 'e.name', propertiesColumn: 'e.properties' }
  const names = terms
    .filter(({ event }) => !event.includes('\0'))
    .map(({ event }) => params.text(event))
  return {
    matches: `(${terms.map((term) => compileEventFilter(term, columns, params)).join(' or ') || 'false'})`,
    names: [...new Set(names)].join(', ') || 'null',
  }
}

/** What an event `e` holds; null: it says nothing. */
export function compileHeld(holdConstant: string | null, params: SqlParams): string {
  if (holdConstant === null) return `''`
  const json = compilePath('e.properties', holdConstant, params)
  const size = `abs((${json})::numeric)`
  return `case jsonb_typeof(${json})
    when 'string' then nullif(${json} #>> '{}', '')
    when 'number' then case when ${size} <= ${Number.MAX_SAFE_INTEGER} and ${size} = trunc(${size})
      then trunc((${json})::numeric)::text end
  end`
}
