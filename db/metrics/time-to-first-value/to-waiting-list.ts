import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { toIso } from '../metric-request.ts'
import type { TimeToFirstValueRow } from './metric.ts'

/** Who has not reached it: those still waiting, then the churned, each longest first. */
export function toWaitingList(
  rows: readonly TimeToFirstValueRow[],
): TimeToFirstValueReport['waiting'] {
  return rows
    .filter((row) => row.waiting_rank !== null)
    .sort((a, b) => (a.waiting_rank ?? 0) - (b.waiting_rank ?? 0))
    .map((row) => ({
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
