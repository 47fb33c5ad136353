import type { TenantSql } from '../client.ts'
import type { IncomingEvent } from './incoming-event.ts'
import { lockRows } from './lock-rows.ts'

/** A user's row as it was when it was locked. */
export interface LockedUser {
  id: string
  createdAtMs: number
  createdAtDeclared: boolean
  lastSeenAtMs: number | null
  bot: boolean
  internal: boolean
}

export interface Identities {
  /** The user behind an id sent as userId, aliases followed. */
  userOf(userId: string): string
  /** The user an anonymous id is bound to. */
  boundUserOf(anonymousId: string): string | null
  /** Seen before and not bound: locked, so that nobody else binds it meanwhile. */
  unbound: Set<string>
  users: Map<string, LockedUser>
}

/**
 * Finds who stands behind the ids of these events, makes the rows that are missing, and locks users
 * and unbound anonymous ids until the transaction ends. Since an alias may commit while a lock is
 * waited for, the ids are looked up again under the lock until nothing changes.
 */
export async function resolveIdentities(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
): Promise<Identities> {
  const sent = distinct(events.flatMap((event) => [event.userId, event.previousId]))
  const visitors = await lockVisitors(sql, environmentId, events)
  let aliases = await readAliases(sql, environmentId, sent)
  for (;;) {
    const users = await lockUsers(sql, environmentId, events, aliases, visitors)
    const again = await readAliases(sql, environmentId, sent)
    if (sent.every((id) => again.get(id) === aliases.get(id))) {
      return {
        userOf: (id) => aliases.get(id) ?? id,
        boundUserOf: (id) => visitors.get(id) ?? null,
        unbound: new Set([...visitors].flatMap(([id, user]) => (user === null ? id : []))),
        users,
      }
    }
    aliases = again
  }
}

/** Anonymous id → user. Rows bound for good are only read; the others are locked. */
async function lockVisitors(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
): Promise<Map<string, string | null>> {
  const own = distinct(events.map((event) => event.anonymousId))
  // An alias call may name an anonymous id as the one that becomes the user.
  const ids = distinct([...own, ...events.map((event) => event.previousId)])
  if (ids.length === 0) return new Map()
  const known = new Map(
    (
      await sql<{ id: string; userId: string | null }[]>`
        select id, user_id as "userId" from identities
        where environment_id = ${environmentId} and kind = 'anonymous' and id = any(${ids}::text[])`
    ).map((row) => [row.id, row.userId]),
  )
  const toLock = ids.filter((id) => !known.get(id)).sort()
  if (toLock.length === 0) return known
  const toMake = own.filter((id) => !known.has(id))
  await sql`
    insert into identities (environment_id, kind, id)
    select ${environmentId}, 'anonymous', id from unnest(${toMake}::text[]) as id order by id
    on conflict do nothing`
  const locked = await sql<{ id: string; userId: string | null }[]>`
    select id, user_id as "userId" from identities
    where environment_id = ${environmentId} and kind = 'anonymous' and id = any(${toLock}::text[])
    order by id for update`
  for (const { id, userId } of locked) known.set(id, userId)
  return known
}

async function readAliases(
  sql: TenantSql,
  environmentId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await sql<{ id: string; userId: string }[]>`
    select id, user_id as "userId" from identities
    where environment_id = ${environmentId} and kind = 'alias' and id = any(${[...ids]}::text[])`
  return new Map(rows.map((row) => [row.id, row.userId]))
}

async function lockUsers(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
  aliases: Map<string, string>,
  visitors: Map<string, string | null>,
): Promise<Map<string, LockedUser>> {
  const firstSeen = new Map<string, number>()
  const others = new Set<string>()
  const see = (sent: string, { occurredAtMs }: IncomingEvent) => {
    const id = aliases.get(sent) ?? sent
    firstSeen.set(id, Math.min(occurredAtMs, firstSeen.get(id) ?? Infinity))
  }
  for (const event of events) {
    if (event.userId) see(event.userId, event)
    // What is merged away is made too, only to be deleted: whoever stores its first event meanwhile
    // then waits, or is waited for.
    if (event.previousId) see(event.previousId, event)
    const bound = event.anonymousId && visitors.get(event.anonymousId)
    if (bound) others.add(bound)
  }
  return lockRows<LockedUser>(sql, environmentId, 'users', firstSeen, others)
}

export function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}
