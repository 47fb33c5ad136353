import { compileEventFilter } from '../conditions/compile-event-filter.ts'
import type { SqlParams } from '../conditions/sql-params.ts'
import { compileHit, termsOf } from '../funnels/funnel-terms.ts'
import { loadSql } from '../load-sql.ts'
import { activeDaysOf } from './active-days.ts'
import type { Definitions } from './definitions.ts'
import { featureAdoptionOf } from './feature-adoption.ts'
import { guideFactKey, guideFactOrder, guideFactsOf } from './guide-facts.ts'
import { keptFacts } from './kept-facts.ts'
import { ruleTables } from './rule-tables.ts'

const attributedEvents = loadSql(import.meta.url, './attributed-events.sql')
const reached = loadSql(import.meta.url, './reached.sql')

/** Own events of the SDK and calls that say who somebody is are no activity. */
export const activeEvent = (name: string, type: string) =>
  `(${type} in ('page', 'screen') or (${type} = 'track' and not starts_with(${name}, '$')))`

/**
 * The facts of an environment, computed from its raw events: a with list that holds relations
 * `milestone_hits`, `milestone_facts`, `funnel_hits`, `feature_use`, `feature_adoption`, `activity`,
 * `active_days` and `guide_facts` with the columns of the tables of these names. Put in front of a
 * statement it takes the tables' place: so a metric is answered for a past as-of, facts are written
 * again, and a test holds the tables equal to it.
 *
 * $1 of the statement must be the environment id. `candidateEvents` selects rows of `events`;
 * `keepEvent` is SQL over an attributed event `e`, to leave out what a restricted run must not see.
 * What is past retention is not computed; `withKept` adds what the tables still say of it, of the same
 * users and accounts: then `keepEvent` asks for nothing else.
 */
export function recomputedFacts(
  definitions: Definitions,
  params: SqlParams,
  {
    candidateEvents,
    keepEvent = 'true',
    withKept = false,
  }: { candidateEvents: string; keepEvent?: string; withKept?: boolean },
): string {
  const columns = { nameColumn: 'e.name', propertiesColumn: 'e.properties' }
  const hits = definitions.milestones.flatMap(({ key, terms }) =>
    terms.map(
      (term, index) =>
        `select ${params.text(key)} as milestone_key, ${index}::smallint as term where ${compileEventFilter(term, columns, params)}`,
    ),
  )
  const uses = definitions.features.map(
    ({ key, terms }) =>
      `select ${params.text(key)} as feature_key where ${
        terms.map((term) => compileEventFilter(term, columns, params)).join(' or ') || 'false'
      }`,
  )
  const funnels = definitions.funnels.map((funnel) => {
    const { steps, held } = compileHit(termsOf(funnel), params)
    return `select ${params.text(funnel.key)} as funnel_key, ${steps} as steps, ${held} as held
      where e.${funnel.level}_id is not null`
  })
  const passive = definitions.passiveEvents.map((name) => params.text(name))
  const day = `(e.occurred_at at time zone ${params.text(definitions.timeZone)})::date`
  const kept = keptFacts(definitions)
  const andKept = (rows: string) =>
    withKept ? `union all select * from (${rows}) e where ${keepEvent}` : ''
  return `candidate_events as (select * from (${candidateEvents}) c where ${kept.isLive('c')}),
${attributedEvents},
-- What is nobody's makes no facts; it does once its visitor is bound.
included_events as materialized (
  select * from attributed_events e
  where left_out is null and (user_id is not null or account_id is not null) and (${keepEvent})
),
hits as materialized (
  select hit.milestone_key, hit.term, e.account_id, e.user_id, e.occurred_at, e.received_at, e.message_id
  from included_events e cross join lateral (
    ${hits.join(' union all ') || `select null::text as milestone_key, 0::smallint as term where false`}
  ) hit
  union all
  select e.milestone_key, e.term, e.account_id, e.user_id, e.occurred_at, e.received_at, e.message_id
  from public.milestone_hits e
  where e.environment_id = $1::uuid and not ${kept.isLive('e')} and (${keepEvent})
),
${ruleTables(definitions.milestones, params)},
${reached},
milestone_hits as (
  select $1::uuid as environment_id, milestone_key, term, message_id, account_id, user_id,
    occurred_at, received_at
  from hits
),
milestone_facts as (
  select distinct on (milestone_key, level, unit_id) *
  from (
    select $1::uuid as environment_id, milestone_key, level, unit_id, reached_at, message_id,
      account_id, user_id
    from reached
    ${andKept(kept.milestoneFacts)}
  ) either
  order by milestone_key, level, unit_id, reached_at, message_id
),
funnel_hits as (
  select $1::uuid as environment_id, hit.funnel_key, e.message_id, e.account_id, e.user_id,
    e.occurred_at, e.received_at, hit.steps, hit.held
  from included_events e cross join lateral (
    ${funnels.join(' union all ') || `select null::text as funnel_key, 0 as steps, '' as held where false`}
  ) hit
  where hit.steps > 0 and hit.held is not null
  union all
  select e.environment_id, e.funnel_key, e.message_id, e.account_id, e.user_id, e.occurred_at,
    e.received_at, e.steps, e.held
  from public.funnel_hits e
  where e.environment_id = $1::uuid and not ${kept.isLive('e')} and (${keepEvent})
),
feature_use as (
  select $1::uuid as environment_id, use.feature_key, coalesce(e.account_id, '') as account_id,
    coalesce(e.user_id, '') as user_id, ${day} as day, min(e.occurred_at) as first_used_at,
    max(e.occurred_at) as last_used_at, count(*)::integer as uses
  from included_events e cross join lateral (
    ${uses.join(' union all ') || 'select null::text as feature_key where false'}
  ) use
  where ${kept.isLiveDay(day)}
  group by 2, 3, 4, 5
  ${andKept(kept.featureUse)}
),
feature_adoption as (${featureAdoptionOf('select * from feature_use')}),
activity as (
  select $1::uuid as environment_id, coalesce(e.account_id, '') as account_id,
    coalesce(e.user_id, '') as user_id, ${day} as day, min(e.occurred_at) as first_at,
    max(e.occurred_at) as last_at, count(*)::integer as events
  from included_events e
  where ${activeEvent('e.name', 'e.type')}
    ${passive.length > 0 ? `and e.name not in (${passive.join(', ')})` : ''}
    and ${kept.isLiveDay(day)}
  group by 2, 3, 4
  ${andKept(kept.activity)}
),
active_days as (${activeDaysOf('select * from activity', definitions)}),
guide_facts as (
  select distinct on (${guideFactKey}) *
  from (${guideFactsOf(keepEvent)} ${andKept(kept.guideFacts)}) either
  ${guideFactOrder}
)`
}
