import type { GuideDraft } from '#contract/guide'
import type { StepHealth, TargetHealthReport } from '#contract/guide-insight'
import type { TargetHealth } from '#contract/locator'
import { toTimestamp } from '../../db/rows-of.ts'
import { notFound } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'

const shownDays = 7

interface HealthRow {
  stepKey: string
  health: TargetHealth
  count: number
  lastPath: string | null
  lastSeenAtMs: number
}

/**
 * How pages fared with the targets of the published version in the last 7 days (UTC), step by step in
 * the order of the guide. No steps: nothing is published, or nothing of it points at an element.
 */
export async function reportTargetHealth(
  { database, environment, now }: RequestContext,
  key: string,
): Promise<TargetHealthReport> {
  const { id } = environment
  const firstDay = toTimestamp(now - (shownDays - 1) * 86_400_000).slice(0, 10)
  return database.withTenants([id], async (sql) => {
    const [guide] = await sql<{ versionId: string | null; content: GuideDraft | null }[]>`
      select v.id as "versionId", v.content
      from guides g
      left join guide_versions v
        on v.environment_id = g.environment_id and v.id = g.published_version_id
      where g.environment_id = ${id} and g.key = ${key}`
    if (!guide) throw notFound('guide', key)
    if (!guide.content) return { steps: [] }
    const rows = await sql<HealthRow[]>`
      select step_key as "stepKey", health, sum(count) as count,
        (array_agg(last_path order by last_seen_at desc))[1] as "lastPath",
        max(last_seen_at) as "lastSeenAtMs"
      from target_health
      where environment_id = ${id} and guide_key = ${key} and version_id = ${guide.versionId}
        and day >= ${firstDay}
      group by step_key, health`
    return { steps: targetedSteps(guide.content).map((stepKey) => toStepHealth(stepKey, rows)) }
  })
}

function targetedSteps(guide: GuideDraft): (string | null)[] {
  if (guide.kind === 'hint') return [null]
  if (guide.kind !== 'tour') return []
  return guide.content.steps
    .filter(({ form = 'tooltip' }) => form === 'tooltip')
    .map(({ key }) => key)
}

function toStepHealth(stepKey: string | null, rows: readonly HealthRow[]): StepHealth {
  const own = rows.filter((row) => row.stepKey === (stepKey ?? ''))
  const find = (health: TargetHealth) => own.find((row) => row.health === health)
  const lastMs = Math.max(...own.map(({ lastSeenAtMs }) => lastSeenAtMs))
  return {
    stepKey,
    found: find('found')?.count ?? 0,
    ambiguous: find('ambiguous')?.count ?? 0,
    occluded: find('occluded')?.count ?? 0,
    lost: find('lost')?.count ?? 0,
    lastLostPath: find('lost')?.lastPath ?? null,
    lastSeenAt: own.length === 0 ? null : new Date(lastMs).toISOString(),
  }
}
