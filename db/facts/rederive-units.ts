import type { TenantSql } from '../client.ts'
import { newSqlParams } from '../conditions/sql-params.ts'
import { rewalkFunnels } from '../funnels/rewalk-funnels.ts'
import { loadSql } from '../load-sql.ts'
import { rewriteActiveDays } from './active-days.ts'
import { currentDefinitions, type Definitions, lockDefinitions } from './definitions.ts'
import { writeGuideFacts } from './guide-facts.ts'
import { rewriteFeatureAdoption } from './feature-adoption.ts'
import { keepFirstValues } from './first-values.ts'
import { keptFacts } from './kept-facts.ts'
import { deleteKeptFacts, moveKeptFacts } from './move-kept-facts.ts'
import { recomputedFacts } from './recomputed-facts.ts'
import { type Units, unitEventParams, unitEvents } from './unit-events.ts'
import { writeFunnelHits, writeMilestoneFacts, writtenHits } from './write-milestone-facts.ts'

const attributedEvents = loadSql(import.meta.url, './attributed-events.sql')

/**
 * Makes the facts of these users and accounts again from their raw events, in the caller's
 * transaction: after alias, membership edits, bot and internal flips, erasure. Whoever shares events
 * with them is taken in: accounts in which these users did something, users who did something in these
 * accounts. Facts that outlived their raw events stay, unless `erases` says that these units must
 * leave nothing behind.
 *
 * Locks users before accounts, as everybody does. Users behind accounts are only known once these are
 * looked at, so whoever names accounts holds the definitions exclusively (`lockDefinitions`).
 */
export async function rederiveUnits(
  sql: TenantSql,
  units: Units,
  { erases = false }: { erases?: boolean } = {},
): Promise<void> {
  await lockDefinitions(sql, units.environmentId, 'shared')
  const definitions = await currentDefinitions(sql, new Map(), units.environmentId)
  await lockUnits(sql, units)
  const all = await withNeighbours(sql, units)
  await lockUnits(sql, all)
  if (erases) await deleteKeptFacts(sql, units)
  await rederiveLocked(sql, definitions, all)
}

/** The same for units that are locked already, and are all that share events (`withNeighbours`). */
export async function rederiveLocked(
  sql: TenantSql,
  definitions: Definitions,
  units: Units,
): Promise<void> {
  if (definitions.rawEventsFromMs !== null) await moveKeptFacts(sql, definitions, units)
  await deleteFacts(sql, definitions, units)
  await writeFacts(sql, definitions, units)
  await keepFirstValues(sql, definitions, units)
  await rewriteActiveDays(sql, definitions, units)
  await rewriteFeatureAdoption(sql, units)
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

/**
 * These units and whoever shares events with them, over what is written now and over what raw events
 * say. For users under their locks this is final: nobody else can give them another account.
 */
export async function withNeighbours(sql: TenantSql, units: Units): Promise<Units> {
  const { environmentId } = units
  const userIds = [...units.userIds]
  const accountIds = [...units.accountIds]
  const written = await sql<Pair[]>`
    select distinct user_id as "userId", account_id as "accountId" from (
      select environment_id, user_id, account_id from activity
      union all select environment_id, user_id, account_id from feature_use
      union all select environment_id, user_id, account_id from milestone_facts
      union all select environment_id, user_id, account_id from milestone_hits
      union all select environment_id, user_id, account_id from funnel_hits
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

async function deleteFacts(
  sql: TenantSql,
  definitions: Definitions,
  { environmentId, userIds, accountIds }: Units,
): Promise<void> {
  const { isLive, isLiveDay, isLiveFact } = keptFacts(definitions)
  const ofUnits = '(f.user_id = any($2::text[]) or f.account_id = any($3::text[]))'
  const aboutUnits = `((f.level = 'user' and f.unit_id = any($2::text[]))
    or (f.level = 'account' and f.unit_id = any($3::text[])))`
  for (const [table, isDoomed] of [
    ['milestone_facts', `${aboutUnits} and ${isLiveFact('f')}`],
    ['milestone_hits', `${ofUnits} and ${isLive('f')}`],
    ['funnel_hits', `${ofUnits} and ${isLive('f')}`],
    ['feature_use', `${ofUnits} and ${isLiveDay('f.day')}`],
    ['activity', `${ofUnits} and ${isLiveDay('f.day')}`],
    ['guide_facts', `${ofUnits} and ${isLiveFact('f')}`],
  ]) {
    await sql.unsafe(`delete from ${table} f where f.environment_id = $1::uuid and ${isDoomed}`, [
      environmentId,
      [...userIds],
      [...accountIds],
    ])
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
  // An account that only lent an event to one of these users keeps the facts it has.
  await sql.unsafe(
    `with ${facts},
     ${writtenHits(definitions, params)},
     written_funnel_hits as (${writeFunnelHits}),
     written_uses as (insert into public.feature_use select * from feature_use),
     written_activity as (insert into public.activity select * from activity),
     written_guide_facts as (${writeGuideFacts('guide_facts')})
     ${writeMilestoneFacts(`(level = 'user' and unit_id = any($5::text[]))
       or (level = 'account' and unit_id = any($6::text[]))`)}`,
    params.values as string[],
  )
  await rewalkFunnels(sql, definitions, units)
}
