import type { TenantSql } from '../client.ts'
import { columnsOf } from '../columns-of.ts'
import { rowsOf, toTimestamp } from '../rows-of.ts'
import type { IncomingEvent } from './incoming-event.ts'

const eventColumns = {
  messageId: 'text',
  receivedAtMs: 'float8',
  occurredAtMs: 'float8',
  originalAtMs: 'float8',
  sentAtMs: 'float8',
  type: 'text',
  name: 'text',
  userId: 'text',
  anonymousId: 'text',
  accountId: 'text',
  properties: 'jsonb',
  context: 'jsonb',
}

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
  if (events.length === 0) return new Set()
  const rows = events
    .map((event) =>
      withheld.has(event.messageId)
        ? { messageId: event.messageId, receivedAtMs: event.receivedAtMs }
        : event,
    )
    .sort((a, b) => (a.messageId < b.messageId ? -1 : 1))
  // Nearly all are claimed, so that what is not is told.
  const known = await sql<{ id: string }[]>`
    with incoming as materialized (
      select "messageId" as message_id, to_timestamp("receivedAtMs" / 1e3) as received_at,
        to_timestamp("occurredAtMs" / 1e3) as occurred_at,
        to_timestamp("originalAtMs" / 1e3) as original_at, to_timestamp("sentAtMs" / 1e3) as sent_at,
        type, name, "userId" as user_id, "anonymousId" as anonymous_id, "accountId" as account_id,
        properties, context
      from ${columnsOf<Partial<IncomingEvent>>(sql, rows, eventColumns)}
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
    select message_id as id from incoming
    where not exists (select from claimed where claimed.message_id = incoming.message_id)`
  const isKnown = new Set(known.map((row) => row.id))
  return new Set(events.flatMap(({ messageId }) => (isKnown.has(messageId) ? [] : messageId)))
}

/** Adds to the anonymous hourly counts; they outlive retention and erasure. */
export async function addIngestCounts(
  sql: TenantSql,
  environmentId: string,
  counts: readonly { hourMs: number; reason: string; count: number }[],
): Promise<void> {
  if (counts.length === 0) return
  const sums = new Map<string, { hourMs: number; reason: string; count: number }>()
  for (const { hourMs, reason, count } of counts) {
    const id = `${hourMs} ${reason}`
    const sum = sums.get(id)
    if (sum) sum.count += count
    else sums.set(id, { hourMs, reason, count })
  }
  const rows = [...sums.values()].map(({ hourMs, reason, count }) => ({
    hour: toTimestamp(hourMs),
    reason,
    count,
  }))
  await sql`
    insert into ingest_counts as c (environment_id, hour, reason, count)
    select ${environmentId}, hour, reason, count
    from ${rowsOf(sql, rows, 'hour timestamptz, reason text, count bigint')}
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
