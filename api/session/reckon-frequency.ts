import type { GuideKind } from '#contract/guide'
import type { SessionResponse } from '#contract/session'
import type { FrequencyPolicy } from '#contract/workspace'
import type { VisitorRun } from '../../db/session/read-visitors.ts'

/** Guides that come over what somebody is doing. Checklists, hints and the resource centre wait. */
const interrupting: readonly GuideKind[] = ['banner', 'modal', 'survey', 'tour']
const dayMs = 86_400_000

/**
 * How much this user was shown without having asked, beside what the environment allows. A guide
 * counts from its last unasked start, and its dismissal once that came after it. Pure.
 */
export function reckonFrequency(
  policy: FrequencyPolicy,
  runs: Iterable<VisitorRun>,
  nowMs: number,
): SessionResponse['frequency'] {
  const shownAtMs: number[] = []
  let dismissedAtMs = -Infinity
  for (const run of runs) {
    const startedAtMs = run.startedUnaskedAtMs
    if (startedAtMs === null || !interrupting.includes(run.kind)) continue
    if (startedAtMs > nowMs - dayMs) shownAtMs.push(startedAtMs)
    if (run.dismissedAtMs !== null && run.dismissedAtMs >= startedAtMs) {
      dismissedAtMs = Math.max(dismissedAtMs, run.dismissedAtMs)
    }
  }
  return {
    maxPerDay: policy.maxPerDay,
    quietHours: policy.quietHours,
    shownAt: shownAtMs.toSorted((a, b) => a - b).map((ms) => new Date(ms).toISOString()),
    dismissedAt: dismissedAtMs === -Infinity ? null : new Date(dismissedAtMs).toISOString(),
  }
}
