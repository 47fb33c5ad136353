import type { Database } from '../client.ts'
import { deletePastRetention } from './delete-past-retention.ts'
import { keepPartitions } from './keep-partitions.ts'
import { moveRetentionLine } from './move-retention-line.ts'

/** What belongs to no environment is not asked for; what does, environment by environment. */
type Door = Pick<Database, 'withTenants' | 'raw'>

/**
 * What has to happen every hour, in every environment: raw events past `retentionDays` go, with the
 * message ids that told their duplicates, and so does what only serves for a while. Facts and
 * `ingest_counts` stay. Partitions are made ahead, and dropped once nothing in them is kept. May be
 * stopped anywhere and run again, also twice at once.
 */
export async function applyRetention(database: Door, nowMs: number): Promise<void> {
  const environments = await database.raw<{ id: string; retentionDays: number | null }[]>`
    select id, retention_days as "retentionDays" from control.environments order by id`
  for (const { id, retentionDays } of environments) {
    if (retentionDays !== null) await moveRetentionLine(database, id, nowMs - retentionDays * dayMs)
    await deletePastRetention(database, id, nowMs)
  }
  await keepPartitions(database, nowMs)
}

const dayMs = 86_400_000
