import type { Run } from '#contract/session'
import type { VisitorRun } from '../../db/session/read-visitors.ts'

/** Where a user stands, as the page is told. A snooze whose time has come is over. Pure. */
export function toRun(
  { status, stepKey, versionId, snoozedUntilMs, markedSteps, skippedSteps }: VisitorRun,
  nowMs: number,
): Run {
  const isOver = status === 'snoozed' && (snoozedUntilMs === null || snoozedUntilMs <= nowMs)
  return {
    status: isOver ? 'active' : status,
    stepKey,
    versionId,
    snoozedUntil:
      status !== 'snoozed' || isOver || snoozedUntilMs === null
        ? null
        : new Date(snoozedUntilMs).toISOString(),
    markedSteps,
    skippedSteps,
  }
}
