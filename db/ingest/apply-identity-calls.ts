import type { TenantSql } from '../client.ts'
import { rowsOf } from '../rows-of.ts'
import { readMemberships } from './attribute-events.ts'
import type { IncomingEvent } from './incoming-event.ts'
import type { Identities, LockedUser } from './resolve-identities.ts'

/**
 * Binds anonymous ids to their first user, for ever, and merges aliased users, for all history.
 * Returns the users whose facts must be made again because events they had not before are theirs now.
 * `identities` is brought up to date.
 */
export async function applyIdentityCalls(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
  identities: Identities,
): Promise<{ identities: Identities; changedUserIds: string[] }> {
  const bound = await bindVisitors(sql, environmentId, events, identities)
  const merged = new Map<string, string>()
  const users = new Map(identities.users)
  for (const event of events) {
    if (event.type !== 'alias' || !event.previousId || !event.userId) continue
    const follow = (id: string) => {
      const known = identities.userOf(id)
      return merged.get(known) ?? known
    }
    const from = follow(event.previousId)
    const to = follow(event.userId)
    // Already the same person, also where the chain would close into a ring.
    if (from === to) continue
    const user = await mergeUser(sql, environmentId, { from, to, atMs: event.occurredAtMs })
    users.delete(from)
    if (user) users.set(to, user)
    for (const [id, target] of merged) if (target === from) merged.set(id, to)
    merged.set(from, to)
  }
  const userOf = (id: string) => {
    const known = identities.userOf(id)
    return merged.get(known) ?? known
  }
  return {
    identities: {
      ...identities,
      users,
      memberships:
        merged.size > 0
          ? await readMemberships(sql, environmentId, [...users.keys()])
          : identities.memberships,
      userOf,
      boundUserOf: (id) => {
        const user = bound.userOf.get(id) ?? identities.boundUserOf(id)
        return user && userOf(user)
      },
    },
    changedUserIds: [...new Set([...bound.gainedHistory.map(userOf), ...[...merged].flat()])],
  }
}

interface Bindings {
  /** Anonymous id → user, of those bound just now. */
  userOf: Map<string, string>
  /** Users who got events by it that were stored before. */
  gainedHistory: string[]
}

async function bindVisitors(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
  identities: Identities,
): Promise<Bindings> {
  const bindings = new Map<string, { id: string; user_id: string; at: string }>()
  for (const { anonymousId, userId, previousId, occurredAtMs } of events) {
    for (const id of [anonymousId, previousId]) {
      if (!id || !userId || !identities.unbound.has(id) || bindings.has(id)) continue
      const at = new Date(occurredAtMs).toISOString()
      bindings.set(id, { id, user_id: identities.userOf(userId), at })
    }
  }
  if (bindings.size === 0) return { userOf: new Map(), gainedHistory: [] }
  const rows = [...bindings.values()]
  await sql`
    update identities i set user_id = row.user_id, bound_at = row.at
    from ${rowsOf(sql, rows, 'id text, user_id text, at timestamptz')}
    where i.environment_id = ${environmentId} and i.kind = 'anonymous' and i.id = row.id`
  await moveRuns(
    sql,
    environmentId,
    rows.map(({ id, user_id }) => ({ from: id, to: user_id })),
  )
  const withEvents = await sql<{ id: string }[]>`
    select distinct anonymous_id as id from events
    where environment_id = ${environmentId} and user_id is null
      and anonymous_id = any(${[...bindings.keys()]}::text[])`
  return {
    userOf: new Map(rows.map(({ id, user_id }) => [id, user_id])),
    gainedHistory: withEvents.flatMap(({ id }) => bindings.get(id)?.user_id ?? []),
  }
}

/**
 * Everything of `from` becomes `to`'s: ids that pointed at it, memberships, traits, the earlier start.
 * Returns the row of `to` as it is now.
 */
async function mergeUser(
  sql: TenantSql,
  environmentId: string,
  { from, to, atMs }: { from: string; to: string; atMs: number },
): Promise<LockedUser | undefined> {
  const at = new Date(atMs).toISOString()
  await sql`
    update identities set user_id = ${to}
    where environment_id = ${environmentId} and user_id = ${from}`
  await sql`
    insert into identities (environment_id, kind, id, user_id, bound_at)
    values (${environmentId}, 'alias', ${from}, ${to}, ${at})
    on conflict (environment_id, kind, id) do update set user_id = excluded.user_id`
  await sql`
    insert into memberships (environment_id, user_id, account_id, valid_from, valid_to, erased)
    select environment_id, ${to}, account_id, valid_from, valid_to, erased from memberships
    where environment_id = ${environmentId} and user_id = ${from}
    on conflict do nothing`
  await sql`delete from memberships where environment_id = ${environmentId} and user_id = ${from}`
  const [user] = await sql<LockedUser[]>`
    update users t set
      created_at = case
        when t.created_at_declared and not f.created_at_declared then t.created_at
        when f.created_at_declared and not t.created_at_declared then f.created_at
        else least(t.created_at, f.created_at) end,
      created_at_declared = t.created_at_declared or f.created_at_declared,
      last_seen_at = greatest(t.last_seen_at, f.last_seen_at),
      traits = f.traits || t.traits, bot = t.bot or f.bot, internal = t.internal or f.internal
    from users f
    where t.environment_id = ${environmentId} and t.id = ${to}
      and f.environment_id = ${environmentId} and f.id = ${from}
    returning t.id, t.created_at as "createdAtMs", t.created_at_declared as "createdAtDeclared",
      t.last_seen_at as "lastSeenAtMs", t.bot, t.internal`
  await sql`delete from users where environment_id = ${environmentId} and id = ${from}`
  await moveRuns(sql, environmentId, [{ from, to }])
  return user
}

/**
 * Guides go on where they were. A run or a decision that the user already has stays, and of several
 * that become one user's the latest.
 */
async function moveRuns(
  sql: TenantSql,
  environmentId: string,
  moves: readonly { from: string; to: string }[],
): Promise<void> {
  const rows = moves.map(({ from, to }) => ({ old_id: from, new_id: to }))
  for (const [table, at] of [
    ['guide_runs', 'updated_at'],
    ['guide_decisions', 'decided_at'],
  ] as const) {
    await sql`
      with latest as (
        select distinct on (one.guide_key, row.new_id) one.guide_key, row.old_id, row.new_id
        from ${rowsOf(sql, rows, 'old_id text, new_id text')}
        join ${sql(table)} one
          on one.environment_id = ${environmentId} and one.user_id = row.old_id
        where not exists (
          select from ${sql(table)} other
          where other.environment_id = ${environmentId} and other.guide_key = one.guide_key
            and other.user_id = row.new_id
        )
        order by one.guide_key, row.new_id, one.${sql(at)} desc
      )
      update ${sql(table)} moved set user_id = latest.new_id
      from latest
      where moved.environment_id = ${environmentId} and moved.guide_key = latest.guide_key
        and moved.user_id = latest.old_id`
  }
}
