import type { Funnel } from '#contract/funnel'
import type { PageOf } from '#contract/page'
import { recomputingShare } from '../definitions/recomputing.ts'
import { notFound } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'

/** All of them, oldest first. */
export async function listFunnels(ctx: RequestContext): Promise<PageOf<Funnel>> {
  return { rows: await readFunnels(ctx), nextCursor: null }
}

export async function getFunnel(ctx: RequestContext, key: string): Promise<Funnel> {
  const [funnel] = await readFunnels(ctx, key)
  if (!funnel) throw notFound('funnel', key)
  return funnel
}

type Row = Omit<Funnel, 'createdAt' | 'updatedAt'> & { createdAtMs: number; updatedAtMs: number }

function readFunnels({ database, environment }: RequestContext, key?: string): Promise<Funnel[]> {
  return database.withTenants([environment.id], async (sql) => {
    const rows = await sql<Row[]>`
      select d.key, d.name, d.steps, d.window_days as "windowDays", d.level, d.exclude,
        d.hold_constant as "holdConstant", d.created_at as "createdAtMs",
        d.updated_at as "updatedAtMs", ${recomputingShare(sql, 'funnel', 'd.key')} as recomputing
      from funnels d
      where d.environment_id = ${environment.id}
        ${key === undefined ? sql`` : sql`and d.key = ${key}`}
      order by d.created_at, d.key`
    return rows.map(({ createdAtMs, updatedAtMs, ...row }) => ({
      ...row,
      createdAt: new Date(createdAtMs).toISOString(),
      updatedAt: new Date(updatedAtMs).toISOString(),
    }))
  })
}
