import type { Condition } from '#contract/condition'
import type { Feature } from '#contract/milestone'
import type { PageOf } from '#contract/page'
import { recomputingShare } from '../definitions/recomputing.ts'
import { notFound } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'

/** All of them, oldest first. */
export async function listFeatures(ctx: RequestContext): Promise<PageOf<Feature>> {
  return { rows: await readFeatures(ctx), nextCursor: null }
}

export async function getFeature(ctx: RequestContext, key: string): Promise<Feature> {
  const [feature] = await readFeatures(ctx, key)
  if (!feature) throw notFound('feature', key)
  return feature
}

interface Row {
  key: string
  name: string
  condition: Condition
  releasedAtMs: number | null
  recomputing: number | null
}

function readFeatures({ database, environment }: RequestContext, key?: string): Promise<Feature[]> {
  return database.withTenants([environment.id], async (sql) => {
    const rows = await sql<Row[]>`
      select d.key, d.name, d.condition, d.released_at as "releasedAtMs",
        ${recomputingShare(sql, 'feature', 'd.key')} as recomputing
      from features d
      where d.environment_id = ${environment.id}
        ${key === undefined ? sql`` : sql`and d.key = ${key}`}
      order by d.created_at, d.key`
    return rows.map(({ releasedAtMs, ...row }) => ({
      ...row,
      releasedAt: releasedAtMs === null ? null : new Date(releasedAtMs).toISOString(),
    }))
  })
}
