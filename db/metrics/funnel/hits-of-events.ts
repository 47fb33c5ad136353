import type { SqlParams } from '../../conditions/sql-params.ts'
import { activeEvent } from '../../facts/recomputed-facts.ts'
import { compileHit, type FunnelTerms } from '../../funnels/funnel-terms.ts'
import type { RawEvents } from './raw-events.ts'
import { internalAccounts, toldEvents } from './told-events.ts'

/**
 * The relation `funnel_hits` of a funnel that is not saved, computed from raw events, to stand in front
 * of query.sql, whose parameters it takes. `isStrict` takes everything that a unit did and keeps, beside
 * the hits, what followed each of them: the next thing done is then the next row.
 */
export function hitsOfEvents(
  terms: FunnelTerms,
  isStrict: boolean,
  events: RawEvents,
  params: SqlParams,
): string {
  const { steps, held, names } = compileHit(terms, params)
  const followed = `steps <> 0 or lag(steps) over (
    partition by ${events.level}_id, held order by occurred_at, message_id) <> 0`
  return `funnel_hits as materialized (
  with ${toldEvents(isStrict ? null : names, events)},
  stream as (
    select e.message_id, e.account_id, e.user_id, e.occurred_at, e.received_at,
      ${steps} as steps, ${held} as held
    from told_events e
    where coalesce(e.account_id not in (${internalAccounts}), true) and ${isStrict ? activeEvent('e.name', 'e.type') : `e.name in (${names})`}
  ),
  hits as (
    select *, ${isStrict ? followed : 'steps <> 0'} as is_hit from stream where held is not null
  )
  select :environment_id::uuid as environment_id, :funnel_key::text as funnel_key, hits.*
  from hits where is_hit
)`
}
