import { sdkEvents } from '#contract/rules/sdk-events'
import type { Run } from '#contract/session'
import type { TenantSql } from '../client.ts'
import { rowsOf, toTimestamp } from '../rows-of.ts'
import { userOf } from './attribute-events.ts'
import type { IncomingEvent } from './incoming-event.ts'
import type { Identities } from './resolve-identities.ts'

const statusAfter: Partial<Record<string, Run['status']>> = {
  [sdkEvents.guideStarted]: 'active',
  [sdkEvents.guideStepShown]: 'active',
  [sdkEvents.guideOpened]: 'active',
  [sdkEvents.guideMinimised]: 'minimised',
  [sdkEvents.guideDismissed]: 'dismissed',
  [sdkEvents.guideCompleted]: 'completed',
}

/**
 * Moves guide runs by what pages report. Runs belong to the user, or to the anonymous id before
 * identify. The latest event wins, in whatever order they arrive.
 */
export async function moveRuns(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
  identities: Identities,
): Promise<void> {
  const latest = new Map<string, RunMove>()
  for (const event of events) {
    const status = statusAfter[event.name]
    const { guideKey, versionId, stepKey } = event.properties
    const userId = userOf(event, identities) ?? event.anonymousId
    if (!status || !userId || typeof guideKey !== 'string' || !isUuid(versionId)) continue
    const id = `${userId}\n${guideKey}`
    if ((latest.get(id)?.at ?? -Infinity) > event.occurredAtMs) continue
    latest.set(id, {
      at: event.occurredAtMs,
      guide_key: guideKey,
      user_id: userId,
      version_id: versionId,
      status,
      step_key: typeof stepKey === 'string' ? stepKey : null,
      happened_at: toTimestamp(event.occurredAtMs),
    })
  }
  if (latest.size === 0) return
  await sql`
    insert into guide_runs as run (environment_id, guide_key, user_id, version_id, status, step_key,
      started_at, completed_at, dismissed_at, updated_at)
    select ${environmentId}, row.guide_key, row.user_id, row.version_id, row.status, row.step_key,
      row.happened_at, case when row.status = 'completed' then row.happened_at end,
      case when row.status = 'dismissed' then row.happened_at end, row.happened_at
    from ${rowsOf(sql, [...latest.values()], 'guide_key text, user_id text, version_id uuid, status text, step_key text, happened_at timestamptz')}
    join guides on guides.environment_id = ${environmentId} and guides.key = row.guide_key
    order by row.guide_key, row.user_id
    on conflict (environment_id, guide_key, user_id) do update set
      version_id = excluded.version_id, status = excluded.status,
      step_key = coalesce(excluded.step_key, run.step_key),
      completed_at = coalesce(run.completed_at, excluded.completed_at),
      dismissed_at = coalesce(excluded.dismissed_at, run.dismissed_at),
      updated_at = excluded.updated_at
    where run.updated_at <= excluded.updated_at`
}

interface RunMove {
  at: number
  guide_key: string
  user_id: string
  version_id: string
  status: Run['status']
  step_key: string | null
  happened_at: string
}

export function isUuid(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value)
  )
}
