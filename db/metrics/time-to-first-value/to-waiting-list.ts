import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { toIso } from '../metric-request.ts'
import type { WaitingUnit } from './read-times.ts'

/** Who has not reached it, in the order given. */
export function toWaitingList(rows: readonly WaitingUnit[]): TimeToFirstValueReport['waiting'] {
  return rows.map((row) => ({
    id: row.unit_id,
    name: row.name,
    startedAt: toIso(row.started_at),
    waitingMs: row.duration_ms,
    milestonesReached: row.milestones_reached ?? 0,
    lastMilestone: row.last_milestone,
    lastSeenAt: row.last_active_at === null ? null : toIso(row.last_active_at),
    churned: row.churned_after_ms !== null,
  }))
}
