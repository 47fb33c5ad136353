import type { TenantSql } from '../client.ts'
import { lockDefinitions } from '../facts/definitions.ts'
import { rederiveUnits } from '../facts/rederive-units.ts'
import { unitEventParams, unitEvents } from '../facts/unit-events.ts'
import { hashErasedId } from '../ingest/erased-ids.ts'
import { loadSql } from '../load-sql.ts'
import { toTimestamp } from '../rows-of.ts'
import type { LeftOut } from '../schema/erasures.ts'

const attributedEvents = loadSql(import.meta.url, '../facts/attributed-events.sql')

export interface Erasure {
  environmentId: string
  id: string
  nowMs: number
}

/**
 * Erases a user in the caller's transaction: the row, every id that stands for it, its events and
 * refused payloads, memberships, runs, decisions of pages and facts. What stays is a hash of each id,
 * so that nothing of it is taken in again, message ids, so that a resend stays a duplicate, and
 * anonymous counts. False: nobody known. Waits for events being taken in, so that none slips in behind.
 */
export async function eraseUser(sql: TenantSql, erasure: Erasure): Promise<boolean> {
  const { environmentId } = erasure
  await lockDefinitions(sql, environmentId, 'exclusive')
  const id = await followAlias(sql, erasure)
  const identities = await sql<{ kind: 'anonymous' | 'alias'; id: string }[]>`
    select kind, id from identities
    where environment_id = ${environmentId}
      and (user_id = ${id} or (kind = 'anonymous' and id = ${id} and user_id is null))`
  const ids = [...new Set([id, ...identities.map((row) => row.id)])]
  const erasedEvents = await deleteEvents(sql, erasure, {
    userIds: [id],
    accountIds: [],
    // A visitor who was never identified is asked for by the anonymous id itself.
    belongs: 'user_id = any($5::text[]) or (user_id is null and anonymous_id = any($5::text[]))',
    belongsTo: ids,
    reason: "case when left_out in ('bot', 'internal_user') then left_out else 'erased_user' end",
  })
  const erasedRows = await sql<{ bot: boolean; internal: boolean }[]>`
    delete from users where environment_id = ${environmentId} and id = any(${ids}::text[])
    returning bot, internal`
  const isKnown = erasedEvents + erasedRows.length + identities.length > 0
  if (!isKnown) return isErased(sql, erasure, 'user')
  for (const table of ['memberships', 'guide_runs', 'guide_decisions', 'celebrations']) {
    await sql`
      delete from ${sql(table)}
      where environment_id = ${environmentId} and user_id = any(${ids}::text[])`
  }
  for (const table of ['rejected_events', 'dead_letters']) {
    await sql`
      delete from ${sql(table)} where environment_id = ${environmentId}
        and (user_id = any(${ids}::text[]) or anonymous_id = any(${ids}::text[]))`
  }
  await sql`
    delete from identities
    where environment_id = ${environmentId}
      and (user_id = ${id} or (user_id is null and id = any(${ids}::text[])))`
  await remember(sql, erasure, { kind: 'user', ids, leftOut: leftOutOf(erasedRows) })
  await rederiveUnits(sql, { environmentId, userIds: ids, accountIds: [] }, { erases: true })
  return true
}

/**
 * Erases an account in the same way: the row, its events and refused payloads, celebrations and facts.
 * Its users stay, without what they did in it; that they belonged to it is kept under the hash, since
 * what they go on doing there is not to count elsewhere.
 */
export async function eraseAccount(sql: TenantSql, erasure: Erasure): Promise<boolean> {
  const { environmentId, id } = erasure
  await lockDefinitions(sql, environmentId, 'exclusive')
  const erasedEvents = await deleteEvents(sql, erasure, {
    userIds: [],
    accountIds: [id],
    belongs: 'account_id = any($5::text[])',
    belongsTo: [id],
    reason: "coalesce(left_out, 'erased_account')",
  })
  const erasedRows = await sql<{ internal: boolean }[]>`
    delete from accounts where environment_id = ${environmentId} and id = ${id} returning internal`
  const memberships = await sql`
    update memberships set account_id = ${hashErasedId(id)}, erased = true
    where environment_id = ${environmentId} and account_id = ${id}
    returning user_id`
  if (erasedEvents + erasedRows.length + memberships.length === 0) {
    return isErased(sql, erasure, 'account')
  }
  for (const table of ['celebrations', 'rejected_events', 'dead_letters']) {
    await sql`
      delete from ${sql(table)} where environment_id = ${environmentId} and account_id = ${id}`
  }
  const leftOut = erasedRows[0]?.internal ? 'internal_account' : null
  await remember(sql, erasure, { kind: 'account', ids: [id], leftOut })
  await rederiveUnits(sql, { environmentId, userIds: [], accountIds: [id] }, { erases: true })
  return true
}

function leftOutOf(users: readonly { bot: boolean; internal: boolean }[]): LeftOut | null {
  if (users.some(({ bot }) => bot)) return 'bot'
  return users.some(({ internal }) => internal) ? 'internal_user' : null
}

async function followAlias(sql: TenantSql, { environmentId, id }: Erasure): Promise<string> {
  const [alias] = await sql<{ userId: string }[]>`
    select user_id as "userId" from identities
    where environment_id = ${environmentId} and kind = 'alias' and id = ${id}`
  return alias?.userId ?? id
}

interface Doomed {
  userIds: string[]
  accountIds: string[]
  /** Which of the attributed events go, by `$5`. */
  belongs: string
  belongsTo: string[]
  /** Under which reason an event is counted: the first that holds, as for events that stay. */
  reason: string
}

/** Deletes events and keeps how many there were, by hour and reason. */
async function deleteEvents(
  sql: TenantSql,
  { environmentId }: Erasure,
  doomed: Doomed,
): Promise<number> {
  const params = await unitEventParams(sql, { environmentId, ...doomed })
  const deleted = await sql.unsafe<{ count: number }[]>(
    `with candidate_events as (
       ${unitEvents}
         or (environment_id = $1::uuid and user_id is null and anonymous_id = any($5::text[]))
     ),
     ${attributedEvents},
     doomed as (
       select a.message_id, a.received_at, ${doomed.reason} as reason
       from (select a.*, e.anonymous_id from attributed_events a
         join candidate_events e using (message_id, received_at)) a
       where ${doomed.belongs}
     ),
     gone as (
       delete from events e using doomed
       where e.environment_id = $1::uuid and e.message_id = doomed.message_id
         and e.received_at = doomed.received_at
     ),
     counted as (
       insert into ingest_counts as c (environment_id, hour, reason, count)
       select $1::uuid, date_trunc('hour', received_at), reason, count(*) from doomed
       group by 2, 3 order by 2, 3
       on conflict (environment_id, hour, reason) do update set count = c.count + excluded.count
     )
     select count(*) as count from doomed`,
    [...params, doomed.belongsTo] as string[],
  )
  return deleted[0]?.count ?? 0
}

async function remember(
  sql: TenantSql,
  { environmentId, nowMs }: Erasure,
  { kind, ids, leftOut }: { kind: 'user' | 'account'; ids: string[]; leftOut: LeftOut | null },
): Promise<void> {
  await sql`
    insert into erasures (environment_id, kind, id_hash, left_out, erased_at)
    select ${environmentId}, ${kind}, hash, ${leftOut}, ${toTimestamp(nowMs)}::text::timestamptz
    from unnest(${ids.map(hashErasedId)}::text[]) as hash
    on conflict do nothing`
}

async function isErased(
  sql: TenantSql,
  { environmentId, id }: Erasure,
  kind: 'user' | 'account',
): Promise<boolean> {
  const rows = await sql`
    select from erasures
    where environment_id = ${environmentId} and kind = ${kind} and id_hash = ${hashErasedId(id)}`
  return rows.length > 0
}
