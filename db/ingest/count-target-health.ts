import type { TargetHealth } from '#contract/locator'
import { sdkEvents } from '#contract/rules/sdk-events'
import type { TenantSql } from '../client.ts'
import { rowsOf, toTimestamp } from '../rows-of.ts'
import type { IncomingEvent } from './incoming-event.ts'
import { readGuideEvent } from './read-guide-event.ts'
import type { Identities } from './resolve-identities.ts'

const healths: readonly TargetHealth[] = ['found', 'ambiguous', 'occluded', 'lost']
const keptPathChars = 500

/**
 * Counts, by UTC day, how pages fared with what steps point at. Keeps the latest path, without query
 * and hash, and nothing about users. Steps and versions that do not exist are not counted.
 */
export async function countTargetHealth(
  sql: TenantSql,
  environmentId: string,
  events: readonly IncomingEvent[],
  identities: Identities,
): Promise<void> {
  const counts = new Map<string, HealthCount>()
  for (const event of events) {
    if (event.name !== sdkEvents.targetHealth) continue
    const about = readGuideEvent(event, identities)
    const health = healths.find((known) => known === event.properties.health)
    if (!about || !health) continue
    const row: HealthCount = {
      guide_key: about.guideKey,
      version_id: about.versionId,
      step_key: about.stepKey ?? '',
      health,
      day: toTimestamp(event.occurredAtMs).slice(0, 10),
      count: 1,
      last_path: toPath(event.properties.path),
      last_seen_at: toTimestamp(event.occurredAtMs),
    }
    const id = [row.guide_key, row.version_id, row.step_key, health, row.day].join('\n')
    const known = counts.get(id)
    counts.set(id, known ? addUp(known, row) : row)
  }
  if (counts.size === 0) return
  await sql`
    insert into target_health as known (environment_id, guide_key, version_id, step_key, health, day,
      count, last_path, last_seen_at)
    select ${environmentId}, row.guide_key, row.version_id, row.step_key, row.health, row.day,
      row.count, row.last_path, row.last_seen_at
    from ${rowsOf(sql, [...counts.values()], rowColumns)}
    join guide_versions version on version.environment_id = ${environmentId}
      and version.id = row.version_id and version.guide_key = row.guide_key
    where row.step_key = '' or version.content -> 'content' -> 'steps'
      @> jsonb_build_array(jsonb_build_object('key', row.step_key))
    order by row.guide_key, row.version_id, row.step_key, row.health, row.day
    on conflict (environment_id, guide_key, version_id, step_key, health, day) do update set
      count = known.count + excluded.count,
      last_path = case when excluded.last_seen_at >= known.last_seen_at
        then excluded.last_path else known.last_path end,
      last_seen_at = greatest(known.last_seen_at, excluded.last_seen_at)`
}

interface HealthCount {
  guide_key: string
  version_id: string
  step_key: string
  health: TargetHealth
  day: string
  count: number
  last_path: string | null
  last_seen_at: string
}

const rowColumns = `guide_key text, version_id uuid, step_key text, health text, day date,
  count integer, last_path text, last_seen_at timestamptz`

function addUp(one: HealthCount, other: HealthCount): HealthCount {
  const latest = other.last_seen_at >= one.last_seen_at ? other : one
  return { ...latest, count: one.count + other.count }
}

function toPath(path: unknown): string | null {
  return typeof path === 'string' ? (path.split(/[?#]/)[0] ?? '').slice(0, keptPathChars) : null
}
