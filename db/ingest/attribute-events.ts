import { compareCodePoints } from '#contract/rules/compare-code-points'
import type { TenantSql } from '../client.ts'
import { rowsOf, toTimestamp } from '../rows-of.ts'
import type { IncomingEvent } from './incoming-event.ts'
import type { Identities } from './resolve-identities.ts'

/** To whom an event belongs. */
export interface Owner {
  userId: string | null
  accountId: string | null
}

/** An event with its owner. */
export interface Attributed extends Owner {
  event: IncomingEvent
  /** It happened in an account that was erased, and counts nowhere. */
  isOfErased: boolean
}

export interface Membership {
  userId: string
  accountId: string
  validFromMs: number
  validToMs: number | null
  /** The account was erased; `accountId` is its hash. */
  erased: boolean
}

/** Memberships of the users of these events, as they are under the users' locks. */
export async function readMemberships(
  sql: TenantSql,
  environmentId: string,
  userIds: readonly string[],
): Promise<Membership[]> {
  if (userIds.length === 0) return []
  return sql<Membership[]>`
    select user_id as "userId", account_id as "accountId", valid_from as "validFromMs",
      valid_to as "validToMs", erased
    from memberships where environment_id = ${environmentId} and user_id = any(${[...userIds]}::text[])`
}

/** To whom events belong by these memberships: an event's own account, else the one its user was in then. */
export function attributeBy(
  memberships: readonly Membership[],
): (event: IncomingEvent, userId: string | null) => Attributed {
  const byUser = new Map<string, Membership[]>()
  for (const one of memberships) {
    const known = byUser.get(one.userId)
    if (known) known.push(one)
    else byUser.set(one.userId, [one])
  }
  return (event, userId) => {
    const ofUser = event.accountId === null && userId !== null ? byUser.get(userId) : undefined
    const membership = ofUser && membershipAt(ofUser, event.occurredAtMs)
    const isOfErased = membership?.erased ?? false
    const accountId = isOfErased ? null : (event.accountId ?? membership?.accountId ?? null)
    return { event, userId, accountId, isOfErased }
  }
}

/** Where a user belonged then: latest valid_from, then smallest id (golden rule I.5). */
function membershipAt(ofUser: readonly Membership[], atMs: number): Membership | undefined {
  let best: Membership | undefined
  for (const one of ofUser) {
    if (one.validFromMs > atMs) continue
    if (one.validToMs !== null && atMs >= one.validToMs) continue
    const isLater =
      !best ||
      one.validFromMs > best.validFromMs ||
      (one.validFromMs === best.validFromMs && compareCodePoints(one.accountId, best.accountId) < 0)
    if (isLater) best = one
  }
  return best
}

/** The user behind an event: of its userId, else of its anonymous id if that is bound. */
export function userOf(event: IncomingEvent, identities: Identities): string | null {
  if (event.userId) return identities.userOf(event.userId)
  return event.anonymousId && identities.boundUserOf(event.anonymousId)
}

/**
 * Stores the memberships that group calls declare: one is added where the user did not already belong
 * to that account at that time. Returns all memberships and the users whose stored events may now
 * belong to another account.
 */
export async function applyGroupCalls(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
  identities: Identities,
  before: readonly Membership[],
): Promise<{ memberships: Membership[]; changedUserIds: string[] }> {
  const memberships = [...before]
  const added: Membership[] = []
  if (!events.some((event) => event.type === 'group')) return { memberships, changedUserIds: [] }
  for (const event of events) {
    const userId = userOf(event, identities)
    if (event.type !== 'group' || !userId || !event.accountId) continue
    const ofUser = memberships.filter((one) => one.userId === userId)
    if (membershipAt(ofUser, event.occurredAtMs)?.accountId === event.accountId) continue
    const membership = {
      userId,
      accountId: event.accountId,
      validFromMs: event.occurredAtMs,
      validToMs: null,
      erased: false,
    }
    memberships.push(membership)
    added.push(membership)
  }
  if (added.length === 0) return { memberships, changedUserIds: [] }
  const rows = added
    .map(({ userId, accountId, validFromMs }) => ({
      user_id: userId,
      account_id: accountId,
      valid_from: toTimestamp(validFromMs),
    }))
    .sort((a, b) => (a.user_id < b.user_id ? -1 : 1))
  await sql`
    insert into memberships (environment_id, user_id, account_id, valid_from)
    select ${environmentId}, user_id, account_id, valid_from
    from ${rowsOf(sql, rows, 'user_id text, account_id text, valid_from timestamptz')}
    on conflict do nothing`
  // One branch per way an event can be this user's, each along its own index.
  const changed = await sql<{ userId: string }[]>`
    with joined as materialized (
      select * from ${rowsOf(sql, rows, 'user_id text, account_id text, valid_from timestamptz')}
    ),
    joined_identities as materialized (
      select joined.user_id, joined.valid_from, i.kind, i.id
      from joined join identities i
        on i.environment_id = ${environmentId} and i.user_id = joined.user_id
    )
    select user_id as "userId" from joined where exists (
      select from events e where e.environment_id = ${environmentId}
        and e.user_id = joined.user_id and e.occurred_at >= joined.valid_from
        and e.account_id is null)
    union
    select user_id from joined_identities joined where kind = 'alias' and exists (
      select from events e where e.environment_id = ${environmentId}
        and e.user_id = joined.id and e.occurred_at >= joined.valid_from and e.account_id is null)
    union
    select user_id from joined_identities joined where kind = 'anonymous' and exists (
      select from events e where e.environment_id = ${environmentId} and e.user_id is null
        and e.anonymous_id = joined.id and e.occurred_at >= joined.valid_from
        and e.account_id is null)`
  return { memberships, changedUserIds: changed.map((row) => row.userId) }
}
