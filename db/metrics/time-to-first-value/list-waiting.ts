import type { WaitingUnit } from '#contract/waiting-list'
import { loadSql } from '../../load-sql.ts'
import { type MetricRequest, sharedValues, toIso } from '../metric-request.ts'
import { runQuery } from '../run-query.ts'
import type { FirstValue } from '../valued-units.ts'
import { findLastSeen } from './find-last-seen.ts'

const query = loadSql(import.meta.url, './waiting.sql')

/** The last unit of the page before. */
export interface WaitingPlace {
  id: string
  startedAtMs: number
  churned: boolean
}

/**
 * Units that count and have not reached first value: those still waiting, then the churned, each
 * longest first. A page costs what its units cost, however many there are.
 */
export async function listWaiting(
  request: MetricRequest,
  firstValue: FirstValue,
  { limit, after }: { limit: number; after?: WaitingPlace | undefined },
): Promise<WaitingUnit[]> {
  const rows = await runQuery<WaitingRow>(
    request,
    query,
    {
      ...sharedValues(request),
      limit: String(limit),
      after_started_at: after ? toIso(after.startedAtMs) : null,
      after_id: after?.id ?? null,
      after_churned: after ? String(after.churned) : null,
      is_past: String(request.isPast),
    },
    { reads: 'page', firstValue },
  )
  const seenByThen = request.isPast
    ? await findLastSeen(
        request,
        rows.map((row) => row.unit_id),
      )
    : null
  const lastSeen = (row: WaitingRow) =>
    seenByThen ? (seenByThen.get(row.unit_id) ?? null) : row.last_active_at
  return rows.map((row) => ({
    id: row.unit_id,
    name: row.name,
    startedAt: toIso(row.started_at),
    waitingMs: request.asOfMs - row.started_at,
    milestonesReached: row.milestones_reached,
    lastMilestone: row.last_milestone,
    lastSeenAt: toIsoOrNull(lastSeen(row)),
    churned: row.churned,
  }))
}

const toIsoOrNull = (ms: number | null) => (ms === null ? null : toIso(ms))

interface WaitingRow {
  unit_id: string
  name: string | null
  started_at: number
  churned: boolean
  milestones_reached: number
  last_milestone: string | null
  last_active_at: number | null
}
