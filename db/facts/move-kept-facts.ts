import type { TenantSql } from '../client.ts'
import type { Definitions } from './definitions.ts'
import { guideFactKey, guideFactOrder, onKnownGuideFact } from './guide-facts.ts'
import { keptFacts } from './kept-facts.ts'
import type { Units } from './unit-events.ts'

/** What an erased unit leaves behind in facts that no raw event bears out any more: nothing. */
export async function deleteKeptFacts(
  sql: TenantSql,
  { environmentId, userIds, accountIds }: Units,
): Promise<void> {
  for (const table of [
    'milestone_facts',
    'milestone_hits',
    'funnel_hits',
    'feature_use',
    'activity',
    'guide_facts',
  ]) {
    await sql`
      delete from ${sql(table)} where environment_id = ${environmentId} and (
        user_id = any(${[...userIds]}::text[]) or account_id = any(${[...accountIds]}::text[]))`
  }
}

/** Facts that outlived their raw events follow a merged user to the one it became. */
export async function moveKeptFacts(
  sql: TenantSql,
  definitions: Definitions,
  { environmentId, userIds }: Units,
): Promise<void> {
  const kept = keptFacts(definitions)
  const run = (text: string) => sql.unsafe(text, [environmentId, [...userIds]])
  // Whatever of it raw events still bear out is made again after this.
  const merged = `merged as materialized (
    select id, user_id as target from identities
    where environment_id = $1::uuid and kind = 'alias' and id = any($2::text[])
  )`
  await run(`with ${merged},
    moved as (
      delete from milestone_facts f using merged
      where f.environment_id = $1::uuid and f.level = 'user' and f.unit_id = merged.id
        and not ${kept.isLiveFact('f')}
      returning f.*, merged.target
    )
    insert into milestone_facts as fact (environment_id, milestone_key, level, unit_id, reached_at,
      message_id, account_id, user_id)
    select distinct on (milestone_key, target) environment_id, milestone_key, level, target,
      reached_at, message_id, account_id, target
    from moved order by milestone_key, target, reached_at, message_id
    on conflict (environment_id, milestone_key, level, unit_id) do update
      set reached_at = excluded.reached_at, message_id = excluded.message_id,
        account_id = excluded.account_id
      where (excluded.reached_at, excluded.message_id) < (fact.reached_at, fact.message_id)`)
  for (const [table, isLive] of [
    ['milestone_facts', kept.isLiveFact('f')],
    ['milestone_hits', kept.isLive('f')],
    ['funnel_hits', kept.isLive('f')],
  ] as const) {
    await run(`with ${merged}
      update ${table} f set user_id = merged.target from merged
      where f.environment_id = $1::uuid and f.user_id = merged.id and not ${isLive}`)
  }
  await run(`with ${merged},
    moved as (
      delete from feature_use f using merged
      where f.environment_id = $1::uuid and f.user_id = merged.id and not ${kept.isLiveDay('f.day')}
      returning f.*, merged.target
    )
    insert into feature_use as use (environment_id, feature_key, account_id, user_id, day,
      first_used_at, last_used_at, uses)
    select environment_id, feature_key, account_id, target, day, min(first_used_at),
      max(last_used_at), sum(uses)
    from moved group by 1, 2, 3, 4, 5 order by 2, 3, 4, 5
    on conflict (environment_id, feature_key, account_id, user_id, day) do update
      set first_used_at = least(use.first_used_at, excluded.first_used_at),
        last_used_at = greatest(use.last_used_at, excluded.last_used_at),
        uses = use.uses + excluded.uses`)
  await run(`with ${merged},
    moved as (
      delete from activity f using merged
      where f.environment_id = $1::uuid and f.user_id = merged.id and not ${kept.isLiveDay('f.day')}
      returning f.*, merged.target
    )
    insert into activity as a (environment_id, account_id, user_id, day, first_at, last_at, events)
    select environment_id, account_id, target, day, min(first_at), max(last_at), sum(events)
    from moved group by 1, 2, 3, 4 order by 2, 3, 4
    on conflict (environment_id, account_id, user_id, day) do update
      set first_at = least(a.first_at, excluded.first_at),
        last_at = greatest(a.last_at, excluded.last_at), events = a.events + excluded.events`)
  await run(`with ${merged},
    moved as (
      delete from guide_facts f using merged
      where f.environment_id = $1::uuid and f.user_id = merged.id and not ${kept.isLiveFact('f')}
      returning f.environment_id, f.guide_key, merged.target as user_id, f.account_id, f.version_id,
        f.what, f.step_key, f.reached_at, f.message_id, f.answer
    )
    insert into guide_facts as fact
    select distinct on (${guideFactKey}) * from moved ${guideFactOrder}
    ${onKnownGuideFact}`)
}
