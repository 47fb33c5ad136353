import type { TargetHealth } from '#contract/locator'
import { sdkEvents } from '#contract/rules/sdk-events'
import { recentMs } from '../days.ts'
import { toIso, type MetricRequest } from '../metric-request.ts'
import type { ReportedGuide } from './find-guide.ts'

/** How often pages said each, by step; the step of the guide itself is ''. */
export type HealthCounts = Map<string, Record<TargetHealth, number>>

/**
 * How targets fared on the 28 UTC days up to as-of, over all versions or the one asked for. Now from
 * the daily counts, for a past as-of from raw events; both say nothing about people.
 */
export async function readTargetHealth(
  { sql, environment, asOfMs, isPast }: MetricRequest,
  { key, versions, versionId }: ReportedGuide,
): Promise<HealthCounts> {
  const [from, to] = [toIso(asOfMs - recentMs).slice(0, 10), toIso(asOfMs).slice(0, 10)]
  const ids = versionId === null ? versions.map(({ id }) => id) : [versionId]
  const rows = isPast
    ? await sql<HealthRow[]>`
        select coalesce(properties ->> 'stepKey', '') as step, properties ->> 'health' as health,
          count(*) as times
        from events
        where environment_id = ${environment.id} and name = ${sdkEvents.targetHealth}
          and type = 'track' and properties ->> 'guideKey' = ${key}
          and lower(properties ->> 'versionId') = any(${ids}::text[])
          and received_at <= ${toIso(asOfMs)}::timestamptz
          and received_at >= ${from}::date at time zone 'UTC'
          and (occurred_at at time zone 'UTC')::date > ${from}::date
        group by 1, 2`
    : await sql<HealthRow[]>`
        select step_key as step, health, sum(count) as times from target_health
        where environment_id = ${environment.id} and guide_key = ${key}
          and version_id = any(${ids}::uuid[])
          and day > ${from}::date and day <= ${to}::date
        group by 1, 2`
  const counts: HealthCounts = new Map()
  for (const { step, health, times } of rows) {
    const known = counts.get(step) ?? { found: 0, ambiguous: 0, occluded: 0, lost: 0 }
    if (Object.hasOwn(known, health)) known[health] += times
    counts.set(step, known)
  }
  return counts
}

interface HealthRow {
  step: string
  health: TargetHealth
  times: number
}
