import type { Database, TenantSql } from '../../db/client.ts'
import { loadSql } from '../../db/load-sql.ts'

const attributedEvents = loadSql(import.meta.url, '../../db/facts/attributed-events.sql')

/** Block `ingest`, by what was taken in, what is left of it, and the counts that outlive erasure. */
export function ingestAnswers(database: Database, environmentId: string) {
  return database.withTenants([environmentId], async (sql) => {
    const counts = await countReasons(sql, environmentId)
    const kept = await countKept(sql, environmentId)
    const [{ unique } = { unique: 0 }] = await sql<{ unique: number }[]>`
      select count(*) as unique from message_ids where environment_id = ${environmentId}`
    const duplicates = (counts.get('duplicate') ?? 0) + (counts.get('conflicting_duplicate') ?? 0)
    const left = (reason: string) => (kept.leftOut.get(reason) ?? 0) + (counts.get(reason) ?? 0)
    return {
      accepted: kept.accepted,
      attributed_by_membership: kept.byMembership,
      bot: left('bot'),
      duplicates_dropped: duplicates,
      erased_account: left('erased_account'),
      erased_user: counts.get('erased_user') ?? 0,
      future_clamped: counts.get('future_clamped') ?? 0,
      internal_account: left('internal_account'),
      internal_user: left('internal_user'),
      skew_corrected: counts.get('skew_corrected') ?? 0,
      unattributed: kept.unattributed,
      unique_messages: unique,
      visible_rows: unique + duplicates,
    }
  })
}

async function countReasons(sql: TenantSql, environmentId: string): Promise<Map<string, number>> {
  const rows = await sql<{ reason: string; count: number }[]>`
    select reason, sum(count)::bigint as count from ingest_counts
    where environment_id = ${environmentId} group by reason`
  return new Map(rows.map(({ reason, count }) => [reason, count]))
}

async function countKept(sql: TenantSql, environmentId: string) {
  const rows = await sql.unsafe<
    { leftOut: string | null; count: number; byMembership: number; unattributed: number }[]
  >(
    `with candidate_events as (select * from events where environment_id = $1::uuid),
     ${attributedEvents}
     select left_out as "leftOut", count(*) as count,
       count(*) filter (where by_membership) as "byMembership",
       count(*) filter (where account_id is null) as unattributed
     from attributed_events group by left_out`,
    [environmentId],
  )
  const accepted = rows.find((row) => row.leftOut === null)
  return {
    accepted: accepted?.count ?? 0,
    byMembership: accepted?.byMembership ?? 0,
    unattributed: accepted?.unattributed ?? 0,
    leftOut: new Map(rows.map(({ leftOut, count }) => [leftOut, count])),
  }
}
