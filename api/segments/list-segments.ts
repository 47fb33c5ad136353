import type { Condition } from '#contract/condition'
import type { PageOf } from '#contract/page'
import type { Segment, SegmentUse } from '#contract/segment'
import { currentDefinitions } from '../../db/facts/definitions.ts'
import { notFound } from '../errors.ts'
import { readPublished } from '../guides/list-published-uses.ts'
import { listReferences } from '../guides/list-references.ts'
import type { RequestContext } from '../request-context.ts'
import { listSegmentUses } from './list-segment-uses.ts'

/** All of them, oldest first, with what uses each. */
export async function listSegments(ctx: RequestContext): Promise<PageOf<Segment>> {
  return { rows: await readSegments(ctx), nextCursor: null }
}

export async function getSegment(ctx: RequestContext, key: string): Promise<Segment> {
  const [segment] = await readSegments(ctx, key)
  if (!segment) throw notFound('segment', key)
  return segment
}

async function readSegments(ctx: RequestContext, key?: string): Promise<Segment[]> {
  const { database, environment } = ctx
  const published = await readPublished(ctx)
  const guidesUsing = (segment: string): SegmentUse[] =>
    published
      .filter(({ content }) =>
        listReferences(content).some((one) => one.kind === 'segment' && one.key === segment),
      )
      .map((guide) => ({ kind: 'guide', key: guide.key, name: guide.content.name }))
  return database.withTenants([environment.id], async (sql) => {
    const { segments } = await currentDefinitions(sql, new Map(), environment.id)
    const rows = await sql<Row[]>`
      select key, name, condition, created_at as "createdAtMs", updated_at as "updatedAtMs"
      from segments
      where environment_id = ${environment.id} ${key === undefined ? sql`` : sql`and key = ${key}`}
      order by created_at, key`
    return rows.map(({ createdAtMs, updatedAtMs, ...row }) => ({
      ...row,
      createdAt: new Date(createdAtMs).toISOString(),
      updatedAt: new Date(updatedAtMs).toISOString(),
      usedBy: [...guidesUsing(row.key), ...listSegmentUses(segments, { segment: row.key })],
    }))
  })
}

interface Row {
  key: string
  name: string
  condition: Condition
  createdAtMs: number
  updatedAtMs: number
}
