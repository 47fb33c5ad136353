import type { TenantSql } from '../client.ts'
import { newSqlParams } from '../conditions/sql-params.ts'
import { loadSql } from '../load-sql.ts'
import { currentDefinitions, type Definitions, lockDefinitions } from './definitions.ts'
import { recomputedFacts } from './recomputed-facts.ts'
import { type Units, unitEventParams, unitEvents } from './unit-events.ts'

const attributedEvents = loadSql(import.meta.url, './attributed-events.sql')

/**
 * Makes the facts of these users and accounts again from their raw events, in the caller's
 * transaction: after alias, membership edits, bot and internal flips, erasure, changed definitions.
 * Whoever shares events with them is taken in: accounts in which these users did something, users who
 * did something in these accounts. Locks the units first, users before accounts, in key order.
 */
export async function rederiveUnits(sql: TenantSql, units: Units): Promise<void> {
  await lockDefinitions(sql, units.environmentId, 'shared')
  const definitions = await currentDefinitions(sql, new Map(), units.environmentId)
  await lockUnits(sql, units)
  const all = await withNeighbours(sql, units)
  await lockUnits(sql, all)
  await deleteFacts(sql, all)
  await writeFacts(sql, definitions, all)
}

/** A unit without a row has no facts to protect. */
export async function lockUnits(
  sql: TenantSql,
  { environmentId, userIds, accountIds }: Units,
): Promise<void> {
  await sql`
    select from users
    where environment_id = ${environmentId} and id = any(${[...userIds]}::text[])
    order by id for no key update`
  await sql`
    select from accounts
    where environment_id = ${environmentId} and id = any(${[...accountIds]}::text[])
    order by id for no key update`
}

/** One step outwards, over what is written now and over what raw events say. */
async function withNeighbours(sql: TenantSql, units: Units): Promise<Units> {
  const { environmentId } = units
  const userIds = [...units.userIds]
  const accountIds = [...units.accountIds]
  const written = await sql<Pair[]>`
    select distinct user_id as "userId", account_id as "accountId" from (
      select environment_id, user_id, account_id from activity
      union all select environment_id, user_id, account_id from feature_use
      union all select environment_id, user_id, account_id from milestone_facts
      union all select environment_id, user_id, account_id from milestone_hits
    ) pairs
    where environment_id = ${environmentId}
      and (user_id = any(${userIds}::text[]) or account_id = any(${accountIds}::text[]))`
  const raw = await sql.unsafe<Pair[]>(
    `with candidate_events as (${unitEvents}), ${attributedEvents}
     select distinct user_id as "userId", account_id as "accountId" from attributed_events`,
    await unitEventParams(sql, units),
  )
  const users = new Set(userIds)
  const accounts = new Set(accountIds)
  for (const { userId, accountId } of [...written, ...raw]) {
    if (userId && accountId && units.accountIds.includes(accountId)) users.add(userId)
    if (accountId && userId && units.userIds.includes(userId)) accounts.add(accountId)
  }
  return { environmentId, userIds: [...users].sort(), accountIds: [...accounts].sort() }
}

interface Pair {
  userId: string | null
  accountId: string | null
}

async function deleteFacts(sql: TenantSql, units: Units): Promise<void> {
  const { environmentId } = units
  const userIds = [...units.userIds]
  const accountIds = [...units.accountIds]
  await sql`
    delete from milestone_facts where environment_id = ${environmentId}
      and ((level = 'user' and unit_id = any(${userIds}::text[]))
        or (level = 'account' and unit_id = any(${accountIds}::text[])))`
  for (const table of ['milestone_hits', 'feature_use', 'activity']) {
    await sql`
      delete from ${sql(table)} where environment_id = ${environmentId}
        and (user_id = any(${userIds}::text[]) or account_id = any(${accountIds}::text[]))`
  }
}

async function writeFacts(sql: TenantSql, definitions: Definitions, units: Units): Promise<void> {
  const params = newSqlParams([
    ...(await unitEventParams(sql, units)),
    [...units.userIds],
    [...units.accountIds],
  ])
  const facts = recomputedFacts(definitions, params, {
    candidateEvents: unitEvents,
    keepEvent: 'e.user_id = any($5::text[]) or e.account_id = any($6::text[])',
  })
  const compound = definitions.milestones.filter((milestone) => !milestone.single)
  const storedHits = compound.map((milestone) => params.text(milestone.key)).join(', ') || 'null'
  // An account that only lent an event to one of these users keeps the facts it has.
  await sql.unsafe(
    `with ${facts},
     written_hits as (
       insert into public.milestone_hits
       select * from milestone_hits where milestone_key in (${storedHits})
       on conflict do nothing
     ),
     written_uses as (insert into public.feature_use select * from feature_use),
     written_activity as (insert into public.activity select * from activity)
     insert into public.milestone_facts
     select * from milestone_facts
     where (level = 'user' and unit_id = any($5::text[]))
       or (level = 'account' and unit_id = any($6::text[]))`,
    params.values as string[],
  )
}
