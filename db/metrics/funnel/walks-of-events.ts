import type { SavedStep } from '#contract/funnel'
import { compileHeld, compileTerms, type FunnelTerms } from '../../funnels/funnel-terms.ts'
import type { RawEvents } from './raw-events.ts'
import { toldEvents } from './told-events.ts'
import type { SqlParams } from '../../conditions/sql-params.ts'

/** Whether no event can be two of the steps: then each step is simply the earliest after the one before. */
export function areDisjoint({ steps }: FunnelTerms): boolean {
  const namesOfSteps = steps.map((terms) => [...new Set(terms.map(({ event }) => event))])
  return new Set(namesOfSteps.flat()).size === namesOfSteps.flat().length
}

/**
 * The relation `funnel_walks` of a funnel that is not saved, in order from the first entry, computed from
 * raw events step by step for all units at once, to stand in front of walks.sql, whose parameters it
 * takes. The steps must be disjoint. It reads events by name along events_name, which has all that it
 * needs of them unless properties are asked for.
 */
export function walksOfEvents(
  { steps, exclude, holdConstant }: FunnelTerms,
  windowMs: number,
  events: RawEvents,
  params: SqlParams,
): string {
  const { level } = events
  const eventsOf = (terms: readonly SavedStep[]) => {
    const { matches, names } = compileTerms(terms, params)
    return `(
      select e.${level}_id as unit_id, ${compileHeld(holdConstant, params)} as held, e.occurred_at
      from told_events e where e.name in (${names}) and ${matches}
    ) e`
  }
  const { names: namesOfAll } = compileTerms(
    [...steps.flat(), ...(exclude ? [exclude] : [])],
    params,
  )
  const [entry = [], ...later] = steps
  const namesOfSteps = steps.map((_, index) => `step_${index + 1}`)
  const [first, second] = exclude?.between ?? [0, 0]
  return `funnel_walks as (
  with ${toldEvents(namesOfAll, events)},
  step_1 as (
    select unit_id, held, min(occurred_at) as done_at,
      min(occurred_at) + interval '${windowMs} milliseconds' as closes_at
    from ${eventsOf(entry)}
    where held is not null
    group by unit_id, held
  ),
  ${later.map((terms, index) => stepAfter(index + 1, eventsOf(terms))).join(',\n  ')},
  -- Whoever did the excluded event strictly between two steps stays at the first of them.
  stopped as (
    ${
      exclude === null
        ? 'select unit_id, held from step_1 where false'
        : `select unit_id, held from step_${second}
    join (select unit_id, held, done_at as after_at from step_${first}) earlier using (unit_id, held)
    join ${eventsOf([exclude])} using (unit_id, held)
    where e.occurred_at > after_at and e.occurred_at < done_at
    group by unit_id, held`
    }
  )
  select :environment_id::uuid as environment_id, :funnel_key::text as funnel_key, unit_id, held,
    step_1.done_at as entered_at,
    -- Steps that were not done are at its end, and null.
    array[0, ${later.map((_, index) => afterEntry(index + 2, first)).join(', ')}]::bigint[] as after_ms
  -- From the last step on, since ever fewer got there.
  from ${namesOfSteps.reduceRight((rest, step) => `(${step} left join ${rest} using (unit_id, held))`)}
  left join stopped using (unit_id, held)
)`
}

/** The earliest event of the next step, not before the step before and within the window. */
const stepAfter = (before: number, events: string) => `step_${before + 1} as (
    select unit_id, held, min(e.occurred_at) as done_at, min(closes_at) as closes_at
    from step_${before} join ${events} using (unit_id, held)
    where e.occurred_at between done_at and closes_at
    group by unit_id, held
  )`

function afterEntry(step: number, stoppedAt: number): string {
  const afterMs = `round(date_part('epoch', step_${step}.done_at - step_1.done_at) * 1000)`
  return stoppedAt > 0 && step > stoppedAt
    ? `case when stopped.unit_id is null then ${afterMs} end`
    : afterMs
}
