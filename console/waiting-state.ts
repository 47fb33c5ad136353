import type { AccountState } from '#contract/account'
import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { dayMs } from './format.ts'

export type WaitingRow = TimeToFirstValueReport['waiting'][number]

/** An account from which nothing came for this long is stuck, here as on the server. */
export const stuckAfterDays = 7

/** Where an account without first value stands at the as-of time of its report. */
export function waitingState(row: WaitingRow, asOf: string): AccountState {
  if (row.churned) return 'churned'
  const seenMs = new Date(row.lastSeenAt ?? row.startedAt).getTime()
  return new Date(asOf).getTime() - seenMs >= stuckAfterDays * dayMs ? 'stuck' : 'waiting'
}
