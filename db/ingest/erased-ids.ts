import { createHash } from 'node:crypto'
import type { TenantSql } from '../client.ts'
import type { LeftOut } from '../schema/erasures.ts'
import type { IncomingEvent } from './incoming-event.ts'

export type ErasedReason = LeftOut | 'erased_user' | 'erased_account'

/** How an erased id is remembered: enough to refuse it, not enough to read it. */
export function hashErasedId(id: string): string {
  return createHash('sha256').update(id).digest('hex')
}

/**
 * Of these events, those of an erased user or account, with the reason they are counted under: the
 * first that leaves them out (golden/README rule I.4), so a bot's stays a bot's.
 */
export async function findErased(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
): Promise<Map<string, ErasedReason>> {
  const [any] = await sql<{ exists: boolean }[]>`
    select exists (select from erasures where environment_id = ${environmentId})`
  if (!any?.exists) return new Map()
  const hashes = new Map<string, string>()
  const hashOf = (id: string | null) => {
    if (id === null) return ''
    const known = hashes.get(id) ?? hashErasedId(id)
    hashes.set(id, known)
    return known
  }
  for (const event of events) {
    hashOf(event.userId)
    hashOf(event.anonymousId)
    hashOf(event.previousId)
    hashOf(event.accountId)
  }
  const rows = await sql<{ kind: string; idHash: string; leftOut: LeftOut | null }[]>`
    select kind, id_hash as "idHash", left_out as "leftOut" from erasures
    where environment_id = ${environmentId} and id_hash = any(${[...hashes.values()]}::text[])`
  const reasons = new Map(
    rows.map(({ kind, idHash, leftOut }): [string, ErasedReason] => [
      `${kind} ${idHash}`,
      leftOut ?? (kind === 'user' ? 'erased_user' : 'erased_account'),
    ]),
  )
  const reasonOf = (kind: string, id: string | null) => reasons.get(`${kind} ${hashOf(id)}`)
  const found = new Map<string, ErasedReason>()
  const ofAccounts: IncomingEvent[] = []
  for (const event of events) {
    const ofUser = [event.userId, event.anonymousId, event.previousId].flatMap(
      (id) => reasonOf('user', id) ?? [],
    )
    const reason = ofUser[0] ?? reasonOf('account', event.accountId)
    if (reason) found.set(event.messageId, reason)
    if (reason && ofUser.length === 0) ofAccounts.push(event)
  }
  const leftOut = await findLeftOut(sql, environmentId, ofAccounts)
  for (const { messageId, userId, anonymousId } of ofAccounts) {
    const reason = leftOut.get(userId ?? anonymousId ?? '')
    if (reason) found.set(messageId, reason)
  }
  return found
}

/** Which of these events' people are bots or internal, by the id that was sent. */
async function findLeftOut(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
): Promise<Map<string, 'bot' | 'internal_user'>> {
  if (events.length === 0) return new Map()
  const ids = events.flatMap(({ userId, anonymousId }) => userId ?? anonymousId ?? [])
  const rows = await sql<{ id: string; reason: 'bot' | 'internal_user' }[]>`
    select sent.id, case when u.bot then 'bot' else 'internal_user' end as reason
    from unnest(${[...new Set(ids)]}::text[]) sent (id)
    left join identities i on i.environment_id = ${environmentId} and i.id = sent.id
    join users u on u.environment_id = ${environmentId} and u.id = coalesce(i.user_id, sent.id)
    where u.bot or u.internal`
  return new Map(rows.map(({ id, reason }) => [id, reason]))
}
