import { matchesTerm } from '#contract/rules/matches-term'
import type { TenantSql } from '../client.ts'
import { columnsOf } from '../columns-of.ts'
import { keepActiveDays } from './active-days.ts'
import type { Definitions } from './definitions.ts'
import type { AttributedEvent } from './derive-facts.ts'
import { keepFeatureAdoption } from './feature-adoption.ts'

/** Adds to the days on which features were used, by whom, and to when accounts adopted them. */
export async function countFeatureUse(
  sql: TenantSql,
  definitions: Definitions,
  events: readonly AttributedEvent[],
): Promise<void> {
  const uses = events.flatMap((event) =>
    definitions.features.flatMap(({ key, terms }) =>
      terms.some((term) => matchesTerm(term, event)) ? { featureKey: key, ...placeOf(event) } : [],
    ),
  )
  if (uses.length === 0) return
  const columns = { featureKey: 'text', ...placeColumns }
  await sql`
    with used as materialized (
      select ${definitions.environmentId}::uuid as environment_id, "featureKey" as feature_key,
        "accountId" as account_id, "userId" as user_id,
        (at at time zone ${definitions.timeZone})::date as day, min(at) as first_used_at,
        max(at) as last_used_at, count(*)::integer as uses
      from (
        select *, to_timestamp("occurredAtMs" / 1e3)::timestamptz(3) as at
        from ${columnsOf(sql, uses, columns)}
      ) as placed
      group by 2, 3, 4, 5 order by 2, 3, 4, 5
    ),
    ${sql.unsafe(keepFeatureAdoption('used'))}
    insert into feature_use as use
      (environment_id, feature_key, account_id, user_id, day, first_used_at, last_used_at, uses)
    select * from used
    on conflict (environment_id, feature_key, account_id, user_id, day) do update
      set first_used_at = least(use.first_used_at, excluded.first_used_at),
        last_used_at = greatest(use.last_used_at, excluded.last_used_at),
        uses = use.uses + excluded.uses`
}

/** Adds to the days on which users were active in accounts, and to those of each. */
export async function countActivity(
  sql: TenantSql,
  definitions: Definitions,
  events: readonly AttributedEvent[],
): Promise<void> {
  const active = events.filter((event) => isActive(definitions, event)).map(placeOf)
  if (active.length === 0) return
  // Days of units are read only where a day was not known before: where its row is inserted, not updated.
  const newDays = 'select account_id, user_id, day from written where is_new'
  await sql`
    with acted as (
      select ${definitions.environmentId}::uuid as environment_id, "accountId" as account_id,
        "userId" as user_id, (at at time zone ${definitions.timeZone})::date as day,
        min(at) as first_at, max(at) as last_at, count(*)::integer as events
      from (
        select *, to_timestamp("occurredAtMs" / 1e3)::timestamptz(3) as at
        from ${columnsOf(sql, active, placeColumns)}
      ) as placed
      group by 2, 3, 4 order by 2, 3, 4
    ),
    written as (
      insert into activity as a (environment_id, account_id, user_id, day, first_at, last_at, events)
      select * from acted
      on conflict (environment_id, account_id, user_id, day) do update
        set first_at = least(a.first_at, excluded.first_at),
          last_at = greatest(a.last_at, excluded.last_at), events = a.events + excluded.events
      returning account_id, user_id, day, xmax = 0 as is_new
    )
    ${sql.unsafe(keepActiveDays(newDays, definitions))}`
}

/** Own events of the SDK and calls that say who somebody is are no activity. */
function isActive({ passiveEvents }: Definitions, { type, name }: AttributedEvent): boolean {
  const acts = type === 'page' || type === 'screen' || (type === 'track' && !name.startsWith('$'))
  return acts && !passiveEvents.includes(name)
}

const placeColumns = { accountId: 'text', userId: 'text', occurredAtMs: 'float8' }

function placeOf({ accountId, userId, occurredAtMs }: AttributedEvent) {
  return { accountId: accountId ?? '', userId: userId ?? '', occurredAtMs }
}
