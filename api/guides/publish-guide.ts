import type { Guide, GuideDraft } from '#contract/guide'
import { uuidv7 } from 'uuidv7'
import type { TenantSql } from '../../db/client.ts'
import { AppError, notFound } from '../errors.ts'
import { actorName, type RequestContext } from '../request-context.ts'
import { checkGuide } from './check-guide.ts'
import { getGuide } from './list-guides.ts'

/**
 * Freezes the draft as the next version and serves it from now on. A draft that is already served
 * stays the version it is. Throws `guide_not_ready` with what is missing where.
 */
export async function publishGuide(ctx: RequestContext, key: string): Promise<Guide> {
  const { id } = ctx.environment
  await ctx.database.withTenants([id], async (sql) => {
    const { draft, isServed } = await lockGuide(sql, id, key)
    await checkReady(sql, id, draft)
    if (isServed) return
    const versionId = uuidv7()
    await sql`
      insert into guide_versions
        (environment_id, id, guide_key, number, content, published_at, published_by)
      select ${id}, ${versionId}, ${key}, coalesce(max(number), 0) + 1,
        ${JSON.stringify(draft)}::text::jsonb, ${toTime(ctx)}::text::timestamptz,
        ${actorName(ctx.actor)}
      from guide_versions where environment_id = ${id} and guide_key = ${key}`
    await serve(sql, ctx, key, versionId)
  })
  return getGuide(ctx, key)
}

/** Serves an earlier version again. The draft stays as it is. */
export async function rollBackGuide(
  ctx: RequestContext,
  key: string,
  number: number,
): Promise<Guide> {
  const { id } = ctx.environment
  await ctx.database.withTenants([id], async (sql) => {
    await lockGuide(sql, id, key)
    const [version] = await sql<{ id: string; content: GuideDraft }[]>`
      select id, content from guide_versions
      where environment_id = ${id} and guide_key = ${key} and number = ${number}`
    if (!version) throw notFound('version', String(number))
    await checkReady(sql, id, version.content)
    await serve(sql, ctx, key, version.id)
  })
  return getGuide(ctx, key)
}

/** Takes a guide off every page; its versions and runs stay, and publishing brings it back. */
export async function archiveGuide(ctx: RequestContext, key: string): Promise<Guide> {
  const { id } = ctx.environment
  await ctx.database.withTenants([id], async (sql) => {
    await lockGuide(sql, id, key)
    await sql`
      update guides set status = 'archived', published_version_id = null,
        updated_at = ${toTime(ctx)}::text::timestamptz
      where environment_id = ${id} and key = ${key}`
  })
  return getGuide(ctx, key)
}

async function lockGuide(
  sql: TenantSql,
  environmentId: string,
  key: string,
): Promise<{ draft: GuideDraft; isServed: boolean }> {
  const [guide] = await sql<{ draft: GuideDraft; isServed: boolean }[]>`
    select g.draft, coalesce(g.status = 'published' and g.draft = (
      select v.content from guide_versions v
      where v.environment_id = g.environment_id and v.id = g.published_version_id
    ), false) as "isServed"
    from guides g where g.environment_id = ${environmentId} and g.key = ${key} for update of g`
  if (!guide) throw notFound('guide', key)
  return guide
}

async function serve(
  sql: TenantSql,
  ctx: RequestContext,
  key: string,
  versionId: string,
): Promise<void> {
  await sql`
    update guides set status = 'published', published_version_id = ${versionId},
      updated_at = ${toTime(ctx)}::text::timestamptz
    where environment_id = ${ctx.environment.id} and key = ${key}`
}

async function checkReady(sql: TenantSql, environmentId: string, draft: GuideDraft): Promise<void> {
  const milestones = await sql<{ key: string }[]>`
    select key from milestones where environment_id = ${environmentId}`
  const segments = await sql<{ key: string }[]>`
    select key from segments where environment_id = ${environmentId}`
  const guides = await sql<{ key: string }[]>`
    select key from guides where environment_id = ${environmentId} and status <> 'archived'`
  const errors = checkGuide(draft, {
    milestones: new Set(milestones.map((row) => row.key)),
    segments: new Set(segments.map((row) => row.key)),
    guides: new Set(guides.map((row) => row.key)),
  })
  if (errors.length > 0) throw new AppError('guide_not_ready', { errors })
}

function toTime({ now }: RequestContext): string {
  return new Date(now).toISOString()
}
