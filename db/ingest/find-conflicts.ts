import type { TenantSql } from '../client.ts'
import { rowsOf, toTimestamp } from '../rows-of.ts'
import type { IncomingEvent } from './incoming-event.ts'

/**
 * Which of these duplicates say something else than what is stored under their id: a client that uses
 * an id twice loses events, which its developer has to be told. What arrived first stays. Erased and
 * expired events conflict with nothing.
 */
export async function findConflicts(
  sql: TenantSql,
  environmentId: string,
  duplicates: readonly IncomingEvent[],
): Promise<Set<IncomingEvent>> {
  if (duplicates.length === 0) return new Set()
  const rows = duplicates.map((event, index) => ({
    index,
    message_id: event.messageId,
    type: event.type,
    name: event.name,
    user_id: event.userId,
    anonymous_id: event.anonymousId,
    account_id: event.accountId,
    // An event without a time of its own gets another one each time it is sent.
    original_at: event.originalAtMs === event.receivedAtMs ? null : toTimestamp(event.originalAtMs),
    properties: event.properties,
  }))
  const found = await sql<{ index: number }[]>`
    select row.index
    from ${rowsOf(sql, rows, 'index int, message_id text, type text, name text, user_id text, anonymous_id text, account_id text, original_at timestamptz, properties jsonb')}
    join message_ids m
      on m.environment_id = ${environmentId} and m.message_id = row.message_id
    join events e
      on e.environment_id = m.environment_id and e.message_id = m.message_id
        and e.received_at = m.received_at
    where (row.type, row.name, row.user_id, row.anonymous_id, row.account_id, row.properties)
        is distinct from (e.type, e.name, e.user_id, e.anonymous_id, e.account_id, e.properties)
      or row.original_at <> e.original_at`
  return new Set(found.flatMap(({ index }) => duplicates[index] ?? []))
}
