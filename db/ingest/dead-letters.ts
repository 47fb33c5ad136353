import type { TenantSql } from '../client.ts'
import { lockDefinitions } from '../facts/definitions.ts'
import { toTimestamp } from '../rows-of.ts'
import { findErased } from './erased-ids.ts'
import type { IncomingEvent } from './incoming-event.ts'

/** An event that the database refused. */
export interface DeadLetter {
  messageId: string
  receivedAtMs: number
  userId: string | null
  anonymousId: string | null
  accountId: string | null
  /** JSON: the event as its sender would send it alone, so that it can be taken in again. */
  payload: string
  source: string | null
  /** What the database said. */
  sqlstate: string
  reason: string
}

/**
 * Keeps a refused event until it is taken in again; under its id, so that a resend takes its place.
 * False: of an erased user or account, of whom nothing is kept.
 */
export async function keepDeadLetter(
  sql: TenantSql,
  environmentId: string,
  event: IncomingEvent,
  letter: Pick<DeadLetter, 'payload' | 'source' | 'sqlstate' | 'reason'>,
): Promise<boolean> {
  await lockDefinitions(sql, environmentId, 'shared')
  const erased = await findErased(sql, environmentId, [event])
  if (erased.size > 0) return false
  await sql`
    insert into dead_letters (environment_id, message_id, received_at, user_id, anonymous_id,
      account_id, payload, source, sqlstate, reason)
    values (${environmentId}, ${event.messageId}, ${toTimestamp(event.receivedAtMs)},
      ${event.userId}, ${event.anonymousId}, ${event.accountId}, ${letter.payload},
      ${letter.source}, ${letter.sqlstate}, ${letter.reason})
    on conflict (environment_id, message_id) do update
      set sqlstate = excluded.sqlstate, reason = excluded.reason`
  return true
}

/** The oldest ones after this place, at most `limit`. */
export async function readDeadLetters(
  sql: TenantSql,
  environmentId: string,
  { after, limit }: { after?: Pick<DeadLetter, 'receivedAtMs' | 'messageId'>; limit: number },
): Promise<DeadLetter[]> {
  const { receivedAtMs, messageId } = after ?? { receivedAtMs: 0, messageId: '' }
  return sql<DeadLetter[]>`
    select message_id as "messageId", received_at as "receivedAtMs", user_id as "userId",
      anonymous_id as "anonymousId", account_id as "accountId", payload, source, sqlstate, reason
    from dead_letters
    where environment_id = ${environmentId}
      and (received_at, message_id) > (${toTimestamp(receivedAtMs)}, ${messageId})
    order by received_at, message_id limit ${limit}`
}

/** For those that were taken in, or that nobody may keep. */
export async function deleteDeadLetters(
  sql: TenantSql,
  environmentId: string,
  messageIds: readonly string[],
): Promise<void> {
  await sql`
    delete from dead_letters
    where environment_id = ${environmentId} and message_id = any(${[...messageIds]}::text[])`
}
