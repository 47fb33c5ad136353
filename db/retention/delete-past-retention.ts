import type { Database, TenantSql } from '../client.ts'
import { toTimestamp } from '../rows-of.ts'

/** So many rows per transaction: a tenth of a second, so that nothing waits for a lock for long. */
const rowsPerBatch = 5_000
const dayMs = 86_400_000

/**
 * How long what only serves for a while is kept, in days; never longer than raw events. A developer
 * looks at refusals of the last weeks, health and decisions are shown for the last month.
 */
const servingDays = {
  rejected_events: { column: 'received_at', days: 30 },
  dead_letters: { column: 'received_at', days: 90 },
  guide_decisions: { column: 'decided_at', days: 90 },
  target_health: { column: 'last_seen_at', days: 90 },
} as const

/** Deletes what an environment does not keep any more, in batches, each a transaction of its own. */
export async function deletePastRetention(
  database: Pick<Database, 'withTenants'>,
  environmentId: string,
  nowMs: number,
): Promise<void> {
  const inTenant = <T>(run: (sql: TenantSql) => Promise<T>) =>
    database.withTenants([environmentId], run)
  const [environment] = await inTenant(
    (sql) => sql<{ rawEventsFromMs: number | null }[]>`
      select raw_events_from as "rawEventsFromMs" from control.environments
      where id = ${environmentId}`,
  )
  const lineMs = environment?.rawEventsFromMs ?? -Infinity
  if (lineMs > -Infinity) {
    await untilNoneIsLeft(() => inTenant((sql) => deleteEvents(sql, environmentId, lineMs)))
  }
  for (const [table, { column, days }] of Object.entries(servingDays)) {
    const beforeMs = Math.max(nowMs - days * dayMs, lineMs)
    await untilNoneIsLeft(() =>
      inTenant((sql) => deleteRows(sql, { environmentId, table, column, beforeMs })),
    )
  }
}

async function untilNoneIsLeft(deleteBatch: () => Promise<number>): Promise<void> {
  while ((await deleteBatch()) === rowsPerBatch) continue
}

/** An id goes with its event: what comes again after this is new. */
async function deleteEvents(
  sql: TenantSql,
  environmentId: string,
  beforeMs: number,
): Promise<number> {
  const [deleted] = await sql<{ count: number }[]>`
    with past as materialized (
      select received_at, message_id from events
      where environment_id = ${environmentId}
        and received_at < ${toTimestamp(beforeMs)}::text::timestamptz
      order by received_at, message_id limit ${rowsPerBatch}
    ),
    gone_ids as (
      delete from message_ids m using past
      where m.environment_id = ${environmentId} and m.message_id = past.message_id
        and m.received_at = past.received_at
    ),
    gone as (
      delete from events e using past
      where e.environment_id = ${environmentId} and e.received_at = past.received_at
        and e.message_id = past.message_id
    )
    select count(*) as count from past`
  return deleted?.count ?? 0
}

async function deleteRows(
  sql: TenantSql,
  {
    environmentId,
    table,
    column,
    beforeMs,
  }: { environmentId: string; table: string; column: string; beforeMs: number },
): Promise<number> {
  const deleted = await sql`
    delete from ${sql(table)} where environment_id = ${environmentId} and ctid = any(array(
      select ctid from ${sql(table)}
      where environment_id = ${environmentId}
        and ${sql(column)} < ${toTimestamp(beforeMs)}::text::timestamptz
      limit ${rowsPerBatch}))`
  return deleted.count
}
