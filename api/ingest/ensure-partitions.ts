import type { Database } from '../../db/client.ts'
import { makePartitions } from '../../db/ingest/store-events.ts'
import type { Work } from './commit-works.ts'

/**
 * Makes sure that each month of these events has its partition; once for each that is not over, which
 * `known` remembers.
 */
export async function ensurePartitions(
  database: Database,
  known: Set<string>,
  environmentId: string,
  works: readonly Work[],
  nowMs: number,
): Promise<void> {
  const months = new Map<string, number>()
  // Requests of a page hold one time each; only imports hold many.
  let lastMs: number | undefined
  for (const { events } of works) {
    for (const { receivedAtMs } of events) {
      if (receivedAtMs === lastMs) continue
      lastMs = receivedAtMs
      const month = new Date(receivedAtMs).toISOString().slice(0, 7)
      if (!known.has(month)) months.set(month, receivedAtMs)
    }
  }
  if (months.size === 0) return
  await database.intake.withTenants([environmentId], (sql) =>
    makePartitions(sql, [...months.values()]),
  )
  // Retention drops months that are over: those are asked for each time.
  const thisMonth = new Date(nowMs).toISOString().slice(0, 7)
  for (const month of months.keys()) if (month >= thisMonth) known.add(month)
}
