import type { TenantSql } from '../client.ts'
import { type Membership, readMemberships } from './attribute-events.ts'
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
  /** Of these users. */
  memberships: readonly Membership[]
}

/** What the ids in events have become. */
export interface KnownIds {
  /** Id sent as userId or previousId → the user it was merged into, where it was. */
  aliases: ReadonlyMap<string, string>
  /** Anonymous id → the user it is bound to; null: seen before and not bound. */
  visitors: ReadonlyMap<string, string | null>
}

/** What the ids in these events have become by now. */
export async function readKnownIds(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
): Promise<KnownIds> {
  const read = async (kind: 'alias' | 'anonymous', ids: readonly string[]) => {
    if (ids.length === 0) return []
    const rows = await sql<{ id: string; userId: string | null }[]>`
      select id, user_id as "userId" from identities
      where environment_id = ${environmentId} and kind = ${kind} and id = any(${[...ids]}::text[])`
    return rows.map(({ id, userId }) => [id, userId] as const)
  }
  const idsOf = (...names: ('userId' | 'anonymousId' | 'previousId')[]) =>
    distinct(events.flatMap((event) => names.map((name) => event[name])))
  const [aliases, visitors] = await Promise.all([
    read('alias', idsOf('userId', 'previousId')),
    // An alias call may name an anonymous id as the one that becomes the user.
    read('anonymous', idsOf('anonymousId', 'previousId')),
  ])
  return {
    aliases: new Map(aliases.flatMap(([id, user]) => (user === null ? [] : [[id, user]]))),
    visitors: new Map(visitors),
  }
}

/**
 * Finds who stands behind the ids of these events, makes the rows that are missing, and locks users
 * and unbound anonymous ids until the transaction ends. Since an alias may commit while a lock is
 * waited for, the ids are looked up again under the lock until nothing changes. `known` is what they were
 * before.
 */
export async function resolveIdentities(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
  known: KnownIds,
): Promise<Identities> {
  let { aliases, visitors } = known
  for (;;) {
    visitors = await lockUnbound(sql, environmentId, events, visitors)
    const { users, memberships, idsUnderLock } = await lockUsers(sql, environmentId, events, {
      aliases,
      visitors,
    })
    const isSettled =
      isAmong(idsUnderLock.aliases, aliases) && isAmong(idsUnderLock.visitors, visitors)
    if (isSettled) return toIdentities(idsUnderLock, users, memberships)
    ;({ aliases, visitors } = idsUnderLock)
  }
}

const isAmong = <T>(some: ReadonlyMap<string, T>, all: ReadonlyMap<string, T>) =>
  [...some].every(([id, value]) => all.get(id) === value)

const toIdentities = (
  { aliases, visitors }: KnownIds,
  users: Identities['users'],
  memberships: Identities['memberships'],
): Identities => ({
  userOf: (id) => aliases.get(id) ?? id,
  boundUserOf: (id) => visitors.get(id) ?? null,
  unbound: new Set([...visitors].flatMap(([id, user]) => (user === null ? id : []))),
  users,
  memberships,
})

/** Makes and locks anonymous ids that are not bound, so that nobody else binds them meanwhile. */
async function lockUnbound(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
  known: KnownIds['visitors'],
): Promise<Map<string, string | null>> {
  const visitors = new Map(known)
  const own = distinct(events.map((event) => event.anonymousId))
  const ids = distinct([...own, ...events.map((event) => event.previousId)])
  const toLock = ids.filter((id) => !known.get(id)).sort()
  if (toLock.length === 0) return visitors
  const toMake = own.filter((id) => !known.has(id))
  await sql`
    insert into identities (environment_id, kind, id)
    select ${environmentId}, 'anonymous', id from unnest(${toMake}::text[]) as id order by id
    on conflict do nothing`
  const locked = await sql<{ id: string; userId: string | null }[]>`
    select id, user_id as "userId" from identities
    where environment_id = ${environmentId} and kind = 'anonymous' and id = any(${toLock}::text[])
    order by id for update`
  for (const { id, userId } of locked) visitors.set(id, userId)
  return visitors
}

/** Locks the users, and reads under the lock what may have changed while it was waited for. */
async function lockUsers(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
  { aliases, visitors }: KnownIds,
): Promise<Pick<Identities, 'users' | 'memberships'> & { idsUnderLock: KnownIds }> {
  const firstSeenMs = new Map<string, number>()
  const others = new Set<string>()
  const see = (sent: string, { occurredAtMs }: IncomingEvent) => {
    const id = aliases.get(sent) ?? sent
    firstSeenMs.set(id, Math.min(occurredAtMs, firstSeenMs.get(id) ?? Infinity))
  }
  for (const event of events) {
    if (event.userId) see(event.userId, event)
    // What is merged away is made too, only to be deleted: whoever stores its first event meanwhile
    // then waits, or is waited for.
    if (event.previousId) see(event.previousId, event)
    const bound = event.anonymousId && visitors.get(event.anonymousId)
    if (bound) others.add(bound)
  }
  const userIds = [...new Set([...firstSeenMs.keys(), ...others])]
  const readNext = () =>
    Promise.all([
      readKnownIds(sql, environmentId, events),
      readMemberships(sql, environmentId, userIds),
    ])
  const { rows, read } = await lockRows<LockedUser, Awaited<ReturnType<typeof readNext>>>(
    sql,
    environmentId,
    'users',
    { firstSeenMs, others, readNext },
  )
  const [idsUnderLock, memberships] = read!
  return { users: rows, idsUnderLock, memberships }
}

export function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}
