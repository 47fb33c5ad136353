import type { TenantSql } from '../client.ts'
import { rowsOf, toTimestamp } from '../rows-of.ts'
import type { IncomingEvent } from './incoming-event.ts'

/** Claims message ids; an id is claimed once for ever, so what comes back is what is fresh. */
export async function claimMessages(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
): Promise<Set<string>> {
  const rows = events
    .map((event) => ({ message_id: event.messageId, received_at: toTimestamp(event.receivedAtMs) }))
    .sort((a, b) => (a.message_id < b.message_id ? -1 : 1))
  const claimed = await sql<{ id: string }[]>`
    insert into message_ids (environment_id, message_id, received_at)
    select ${environmentId}, message_id, received_at
    from ${rowsOf(sql, rows, 'message_id text, received_at timestamptz')}
    on conflict do nothing
    returning message_id as id`
  return new Set(claimed.map((row) => row.id))
}

/** Stores events as sent, with the corrected time beside the sent one. */
export async function insertEvents(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
): Promise<void> {
  const rows = events.map((event) => ({
    message_id: event.messageId,
    received_at: toTimestamp(event.receivedAtMs),
    occurred_at: toTimestamp(event.occurredAtMs),
    original_at: toTimestamp(event.originalAtMs),
    sent_at: event.sentAtMs === null ? null : toTimestamp(event.sentAtMs),
    type: event.type,
    name: event.name,
    user_id: event.userId,
    anonymous_id: event.anonymousId,
    account_id: event.accountId,
    properties: event.properties,
    context: event.context,
  }))
  await sql`
    insert into events (environment_id, message_id, received_at, occurred_at, original_at, sent_at,
      type, name, user_id, anonymous_id, account_id, properties, context)
    select ${environmentId}, message_id, received_at, occurred_at, original_at, sent_at,
      type, name, user_id, anonymous_id, account_id, properties, context
    from ${rowsOf(sql, rows, 'message_id text, received_at timestamptz, occurred_at timestamptz, original_at timestamptz, sent_at timestamptz, type text, name text, user_id text, anonymous_id text, account_id text, properties jsonb, context jsonb')}`
}

/** Adds to the anonymous hourly counts; they outlive retention and erasure. */
export async function addIngestCounts(
  sql: TenantSql,
  environmentId: string,
  counts: readonly { hourMs: number; reason: string; count: number }[],
): Promise<void> {
  if (counts.length === 0) return
  const rows = counts.map(({ hourMs, reason, count }) => ({
    hour: toTimestamp(hourMs),
    reason,
    count,
  }))
  await sql`
    insert into ingest_counts as c (environment_id, hour, reason, count)
    select ${environmentId}, hour, reason, sum(count)
    from ${rowsOf(sql, rows, 'hour timestamptz, reason text, count bigint')}
    group by 2, 3 order by 2, 3
    on conflict (environment_id, hour, reason) do update set count = c.count + excluded.count`
}

/**
 * Makes the monthly partitions that hold these times. In a transaction of its own, since making one
 * waits for everybody who is writing.
 */
export async function makePartitions(sql: TenantSql, timesMs: readonly number[]): Promise<void> {
  for (const ms of timesMs) await sql`select create_events_partition(${toTimestamp(ms)})`
}
