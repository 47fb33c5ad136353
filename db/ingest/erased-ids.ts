import { createHash } from 'node:crypto'
import type { TenantSql } from '../client.ts'
import type { IncomingEvent } from './incoming-event.ts'

/** How an erased id is remembered: enough to refuse it, not enough to read it. */
export function hashErasedId(id: string): string {
  return createHash('sha256').update(id).digest('hex')
}

/** Of these events, those of an erased user or account, with whose it was. */
export async function findErased(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
): Promise<Map<string, 'erased_user' | 'erased_account'>> {
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
    hashOf(event.accountId)
  }
  const rows = await sql<{ kind: string; idHash: string }[]>`
    select kind, id_hash as "idHash" from erasures
    where environment_id = ${environmentId} and id_hash = any(${[...hashes.values()]}::text[])`
  const erased = new Set(rows.map((row) => `${row.kind} ${row.idHash}`))
  const found = new Map<string, 'erased_user' | 'erased_account'>()
  for (const { messageId, userId, anonymousId, accountId } of events) {
    if (erased.has(`user ${hashOf(userId)}`) || erased.has(`user ${hashOf(anonymousId)}`)) {
      found.set(messageId, 'erased_user')
    } else if (erased.has(`account ${hashOf(accountId)}`)) {
      found.set(messageId, 'erased_account')
    }
  }
  return found
}
