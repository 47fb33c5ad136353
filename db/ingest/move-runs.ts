import { readTime } from '#contract/rules/read-time'
import { sdkEvents } from '#contract/rules/sdk-events'
import type { Run } from '#contract/session'
import type { TenantSql } from '../client.ts'
import { rowsOf, toTimestamp } from '../rows-of.ts'
import type { IncomingEvent } from './incoming-event.ts'
import { readGuideEvent } from './read-guide-event.ts'
import type { Identities } from './resolve-identities.ts'

const statusAfter = new Map<string, Run['status']>([
  [sdkEvents.guideStarted, 'active'],
  [sdkEvents.guideStepShown, 'active'],
  [sdkEvents.guideOpened, 'active'],
  [sdkEvents.guideMinimised, 'minimised'],
  [sdkEvents.guideSnoozed, 'snoozed'],
  [sdkEvents.guideDismissed, 'dismissed'],
  [sdkEvents.guideCompleted, 'completed'],
])
/** Of two events of the same millisecond the later in this list stands. */
const ranks: readonly Run['status'][] = ['active', 'minimised', 'snoozed', 'dismissed', 'completed']
/** More steps than a checklist can hold: what lies beyond was made up. */
const keptSteps = 600
const longestSnoozeMs = 366 * 86_400_000

/**
 * Moves guide runs by what pages report. Runs belong to the user, or to the anonymous id before
 * identify. In whatever order events arrive, the latest state stands; marks and skips add up.
 */
export async function moveRuns(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
  identities: Identities,
): Promise<void> {
  const moves = new Map<string, RunMove>()
  for (const event of events) {
    const about = readGuideEvent(event, identities)
    if (!about) continue
    const change = toChange(event, about.stepKey)
    if (!change) continue
    const id = `${about.guideKey}\n${about.personId}`
    const move = moves.get(id) ?? newMove(about.guideKey, about.personId, about.versionId)
    moves.set(id, move)
    applyChange(move, change, event.occurredAtMs, about)
  }
  if (moves.size === 0) return
  await sql`
    insert into guide_runs as run (environment_id, guide_key, user_id, version_id, status, step_key,
      step_at, snoozed_until, marked_steps, skipped_steps, started_at, started_unasked_at,
      completed_at, dismissed_at, updated_at)
    select ${environmentId}, row.guide_key, row.user_id, row.version_id, row.status, row.step_key,
      row.step_at, row.snoozed_until, row.marked_steps, row.skipped_steps, row.started_at,
      row.started_unasked_at, row.completed_at, row.dismissed_at, row.updated_at
    from ${rowsOf(sql, [...moves.values()].map(toRow), rowColumns)}
    join guides on guides.environment_id = ${environmentId} and guides.key = row.guide_key
    order by row.guide_key, row.user_id
    on conflict (environment_id, guide_key, user_id) do update set
      (version_id, status, snoozed_until, updated_at) = (
        select newest.version_id, newest.status, newest.snoozed_until, newest.updated_at
        from (values
          (run.version_id, run.status, run.snoozed_until, run.updated_at, 1),
          (excluded.version_id, excluded.status, excluded.snoozed_until, excluded.updated_at, 2)
        ) as newest (version_id, status, snoozed_until, updated_at, came)
        order by newest.updated_at desc,
          array_position(${[...ranks]}::text[], newest.status) desc, came desc
        limit 1
      ),
      step_key = case when excluded.step_at >= coalesce(run.step_at, '-infinity')
        then excluded.step_key else run.step_key end,
      step_at = greatest(run.step_at, excluded.step_at),
      marked_steps = array(
        select distinct step collate "C"
        from unnest(run.marked_steps || excluded.marked_steps) as step order by 1 limit ${keptSteps}),
      skipped_steps = array(
        select distinct step collate "C"
        from unnest(run.skipped_steps || excluded.skipped_steps) as step order by 1 limit ${keptSteps}),
      started_at = least(run.started_at, excluded.started_at),
      started_unasked_at = greatest(run.started_unasked_at, excluded.started_unasked_at),
      completed_at = least(run.completed_at, excluded.completed_at),
      dismissed_at = greatest(run.dismissed_at, excluded.dismissed_at)`
}

/** What one event does to a run. */
type Change =
  | { status: Run['status']; snoozedUntilMs: number | null; isUnasked: boolean }
  | { step: string; list: 'marked' | 'skipped' }

function toChange(event: IncomingEvent, stepKey: string | null): Change | undefined {
  if (event.name === sdkEvents.stepMarked || event.name === sdkEvents.stepSkipped) {
    const list = event.name === sdkEvents.stepMarked ? 'marked' : 'skipped'
    return stepKey === null ? undefined : { step: stepKey, list }
  }
  const status = statusAfter.get(event.name)
  if (!status) return undefined
  const untilMs = status === 'snoozed' ? readTime(event.properties.until) : null
  if (status === 'snoozed' && untilMs === null) return undefined
  return {
    status,
    snoozedUntilMs: untilMs === null ? null : correctUntil(untilMs, event),
    isUnasked: event.name === sdkEvents.guideStarted && event.properties.askedFor !== true,
  }
}

/** The page said it by its own clock, so it is corrected as the time of the event was. */
function correctUntil(untilMs: number, { occurredAtMs, originalAtMs }: IncomingEvent): number {
  return Math.min(untilMs + occurredAtMs - originalAtMs, occurredAtMs + longestSnoozeMs)
}

/** All that the events of one call change of one run; times in ms, null where nothing is said. */
interface RunMove {
  guideKey: string
  personId: string
  versionId: string
  /** Null: only marks and skips, which say nothing of the state. */
  state: { status: Run['status']; atMs: number; snoozedUntilMs: number | null } | null
  step: { key: string; atMs: number } | null
  marked: Set<string>
  skipped: Set<string>
  startedAtMs: number
  startedUnaskedAtMs: number | null
  completedAtMs: number | null
  dismissedAtMs: number | null
}

function newMove(guideKey: string, personId: string, versionId: string): RunMove {
  return {
    guideKey,
    personId,
    versionId,
    state: null,
    step: null,
    marked: new Set(),
    skipped: new Set(),
    startedAtMs: Infinity,
    startedUnaskedAtMs: null,
    completedAtMs: null,
    dismissedAtMs: null,
  }
}

function applyChange(
  move: RunMove,
  change: Change,
  atMs: number,
  { versionId, stepKey }: { versionId: string; stepKey: string | null },
): void {
  move.startedAtMs = Math.min(move.startedAtMs, atMs)
  if ('step' in change) {
    if (move[change.list].size < keptSteps) move[change.list].add(change.step)
    return
  }
  const { status, snoozedUntilMs, isUnasked } = change
  if (!move.state || isAfter({ status, atMs }, move.state)) {
    move.state = { status, atMs, snoozedUntilMs }
    move.versionId = versionId
  }
  if (stepKey !== null && atMs >= (move.step?.atMs ?? -Infinity)) {
    move.step = { key: stepKey, atMs }
  }
  if (isUnasked) move.startedUnaskedAtMs = Math.max(move.startedUnaskedAtMs ?? atMs, atMs)
  if (status === 'completed') move.completedAtMs = Math.min(move.completedAtMs ?? atMs, atMs)
  if (status === 'dismissed') move.dismissedAtMs = Math.max(move.dismissedAtMs ?? atMs, atMs)
}

function isAfter(
  one: { status: Run['status']; atMs: number },
  other: { status: Run['status']; atMs: number },
): boolean {
  if (one.atMs !== other.atMs) return one.atMs > other.atMs
  return ranks.indexOf(one.status) >= ranks.indexOf(other.status)
}

const rowColumns = `guide_key text, user_id text, version_id uuid, status text, step_key text,
  step_at timestamptz, snoozed_until timestamptz, marked_steps text[], skipped_steps text[],
  started_at timestamptz, started_unasked_at timestamptz, completed_at timestamptz,
  dismissed_at timestamptz, updated_at timestamptz`

function toRow(move: RunMove): Record<string, unknown> {
  const at = (ms: number | null | undefined) => (ms == null ? null : toTimestamp(ms))
  return {
    guide_key: move.guideKey,
    user_id: move.personId,
    version_id: move.versionId,
    status: move.state?.status ?? 'active',
    step_key: move.step?.key ?? null,
    step_at: at(move.step?.atMs),
    snoozed_until: at(move.state?.snoozedUntilMs),
    marked_steps: [...move.marked].sort(),
    skipped_steps: [...move.skipped].sort(),
    started_at: at(move.startedAtMs),
    started_unasked_at: at(move.startedUnaskedAtMs),
    completed_at: at(move.completedAtMs),
    dismissed_at: at(move.dismissedAtMs),
    // Marks and skips alone say nothing of the state, so that any state comes after them.
    updated_at: at(move.state?.atMs ?? 0),
  }
}
