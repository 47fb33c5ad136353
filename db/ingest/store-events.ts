import type { TenantSql } from '../client.ts'
import { rowsOf, toTimestamp } from '../rows-of.ts'
import type { IncomingEvent } from './incoming-event.ts'

/**
 * Claims message ids and stores the events whose id is claimed here, as sent, with the corrected time
 * beside the sent one. An id is claimed once for ever, so what comes back is what is fresh. The ids of
 * `withheld` events are claimed too, but nothing else of them is kept. One statement: the rows travel
 * and are read once.
 */
export async function storeEvents(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
  withheld: ReadonlyMap<string, unknown>,
): Promise<Set<string>> {
  const rows = events
    .map((event) => ({
      message_id: event.messageId,
      received_at: toTimestamp(event.receivedAtMs),
      ...(!withheld.has(event.messageId) && {
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
      }),
    }))
    .sort((a, b) => (a.message_id < b.message_id ? -1 : 1))
  const claimed = await sql<{ id: string }[]>`
    with incoming as materialized (
      select * from ${rowsOf(sql, rows, 'message_id text, received_at timestamptz, occurred_at timestamptz, original_at timestamptz, sent_at timestamptz, type text, name text, user_id text, anonymous_id text, account_id text, properties jsonb, context jsonb')}
    ),
    claimed as (
      insert into message_ids (environment_id, message_id, received_at)
      select ${environmentId}, message_id, received_at from incoming
      on conflict do nothing
      returning message_id
    ),
    stored as (
      insert into events (environment_id, message_id, received_at, occurred_at, original_at, sent_at,
        type, name, user_id, anonymous_id, account_id, properties, context)
      select ${environmentId}, message_id, received_at, occurred_at, original_at, sent_at,
        type, name, user_id, anonymous_id, account_id, properties, context
      from incoming join claimed using (message_id)
      where occurred_at is not null
    )
    select message_id as id from claimed`
  return new Set(claimed.map((row) => row.id))
}

/** Adds to the anonymous hourly counts; they outlive retention and erasure. */
export async function addIngestCounts(
  sql: TenantSql,
  environmentId: string,
  counts: readonly { hourMs: number; reason: string; count: number }[],
): Promise<void> {
  if (counts.length === 0) return
  const sums = new Map<string, { hour: string; reason: string; count: number }>()
  for (const { hourMs, reason, count } of counts) {
    const hour = toTimestamp(hourMs)
    const sum = sums.get(hour + reason) ?? { hour, reason, count: 0 }
    sum.count += count
    sums.set(hour + reason, sum)
  }
  await sql`
    insert into ingest_counts as c (environment_id, hour, reason, count)
    select ${environmentId}, hour, reason, count
    from ${rowsOf(sql, [...sums.values()], 'hour timestamptz, reason text, count bigint')}
    order by 2, 3
    on conflict (environment_id, hour, reason) do update set count = c.count + excluded.count`
}

/**
 * Makes the monthly partitions that hold these times. In a transaction of its own, since making one
 * waits for everybody who is writing.
 */
export async function makePartitions(sql: TenantSql, timesMs: readonly number[]): Promise<void> {
  for (const ms of timesMs) await sql`select create_events_partition(${toTimestamp(ms)})`
}
