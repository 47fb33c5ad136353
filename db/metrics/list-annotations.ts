import type { Annotation } from '#contract/metric-report'
import { toIso, type MetricRequest } from './metric-request.ts'

/** So many fit on a chart; the newest stay. */
const most = 100

/**
 * What changed in the period of a report, oldest first: guide versions that were published, and
 * definitions whose rule changed or that were deleted.
 */
export async function listAnnotations({
  sql,
  environment,
  fromMs,
  toMs,
  asOfMs,
}: MetricRequest): Promise<Annotation[]> {
  const from = toIso(fromMs ?? 0)
  const to = toIso(Math.min(toMs ?? asOfMs, asOfMs))
  const rows = await sql<(Omit<Annotation, 'at'> & { atMs: number })[]>`
    select * from (
      select 'guide_published' as kind, guide_key as key, content ->> 'name' as name,
        number as version, published_at as "atMs"
      from guide_versions
      where environment_id = ${environment.id}
        and published_at >= ${from}::timestamptz and published_at <= ${to}::timestamptz
      union all
      select action, subject, after ->> 'name', (after ->> 'definitionsVersion')::integer, at
      from control.audit
      where environment_id = ${environment.id} and action ~ '_(changed|deleted)$'
        and workspace_id = (select workspace_id from control.environments where id = ${environment.id})
        and at >= ${from}::timestamptz and at <= ${to}::timestamptz
    ) change
    order by "atMs" desc, version desc, key
    limit ${most}`
  return rows.map(({ atMs, ...row }) => ({ ...row, at: toIso(atMs) })).reverse()
}
