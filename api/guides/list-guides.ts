import type { Guide, GuideDraft, GuideVersion } from '#contract/guide'
import type { PageOf } from '#contract/page'
import type { TenantSql } from '../../db/client.ts'
import { notFound } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'

/** All of them, archived ones last, else oldest first. */
export async function listGuides(ctx: RequestContext): Promise<PageOf<Guide>> {
  const { database, environment } = ctx
  const rows = await database.withTenants([environment.id], (sql) => readGuides(sql, ctx))
  return { rows, nextCursor: null }
}

export async function getGuide(ctx: RequestContext, key: string): Promise<Guide> {
  const { database, environment } = ctx
  const [guide] = await database.withTenants([environment.id], (sql) => readGuides(sql, ctx, key))
  if (!guide) throw notFound('guide', key)
  return guide
}

/** What was published, newest first. */
export async function listGuideVersions(
  ctx: RequestContext,
  key: string,
): Promise<PageOf<GuideVersion>> {
  await getGuide(ctx, key)
  const { database, environment } = ctx
  const rows = await database.withTenants(
    [environment.id],
    (sql) => sql<VersionRow[]>`
      select id, number, published_at as "publishedAtMs", published_by as "publishedBy"
      from guide_versions where environment_id = ${environment.id} and guide_key = ${key}
      order by number desc`,
  )
  return { rows: rows.map(toVersion), nextCursor: null }
}

interface VersionRow {
  id: string
  number: number
  publishedAtMs: number
  publishedBy: string | null
}
interface GuideRow {
  draft: GuideDraft
  revision: number
  status: Guide['status']
  hasUnpublishedChanges: boolean
  updatedAtMs: number
  id: string | null
  number: number
  publishedAtMs: number
  publishedBy: string | null
  started: number
  completed: number
  dismissed: number
}

async function readGuides(
  sql: TenantSql,
  { environment }: RequestContext,
  key?: string,
): Promise<Guide[]> {
  const rows = await sql<GuideRow[]>`
    select g.draft, g.revision, g.status, g.draft is distinct from v.content as "hasUnpublishedChanges",
      g.updated_at as "updatedAtMs",
      v.id, v.number, v.published_at as "publishedAtMs", v.published_by as "publishedBy",
      coalesce(r.started, 0) as started, coalesce(r.completed, 0) as completed,
      coalesce(r.dismissed, 0) as dismissed
    from guides g
    left join guide_versions v
      on v.environment_id = g.environment_id and v.id = g.published_version_id
    left join (
      select guide_key, count(*) as started, count(completed_at) as completed,
        count(dismissed_at) as dismissed
      from guide_runs where environment_id = ${environment.id} group by guide_key
    ) r on r.guide_key = g.key
    where g.environment_id = ${environment.id} ${key === undefined ? sql`` : sql`and g.key = ${key}`}
    order by g.status = 'archived', g.created_at, g.key`
  return rows.map((row) => ({
    draft: row.draft,
    revision: row.revision,
    status: row.status,
    hasUnpublishedChanges: row.hasUnpublishedChanges,
    published: row.id === null ? null : toVersion({ ...row, id: row.id }),
    updatedAt: new Date(row.updatedAtMs).toISOString(),
    runs: { started: row.started, completed: row.completed, dismissed: row.dismissed },
  }))
}

function toVersion({ id, number, publishedAtMs, publishedBy }: VersionRow): GuideVersion {
  return { id, number, publishedAt: new Date(publishedAtMs).toISOString(), publishedBy }
}
