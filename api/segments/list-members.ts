import type { PageOf } from '#contract/page'
import type { SegmentMember, SegmentMembersQuery } from '#contract/segment'
import { currentDefinitions } from '../../db/facts/definitions.ts'
import { fromCursorText, toCursorText } from '../cursor.ts'
import type { RequestContext } from '../request-context.ts'
import { getSegment } from './list-segments.ts'
import { selectMembers } from './select-members.ts'

const csvRows = 100_000

/** Who is in a segment now, in the order of ids. */
export async function listMembers(
  ctx: RequestContext,
  key: string,
  query: SegmentMembersQuery,
): Promise<PageOf<SegmentMember>> {
  await getSegment(ctx, key)
  const { level } = query
  const limit = query.format === 'csv' ? csvRows : query.limit
  const cursor = fromCursorText(query.cursor)
  const name = level === 'account' ? 'name' : "traits ->> 'name'"
  const found = await ctx.database.withTenants([ctx.environment.id], async (sql) => {
    const definitions = await currentDefinitions(sql, new Map(), ctx.environment.id)
    const members = selectMembers(sql, ctx, { segment: key }, definitions, level)
    return sql<Row[]>`
      select id, ${sql.unsafe(name)} as name, created_at as "createdAtMs",
        last_seen_at as "lastSeenAtMs"
      from (${members}) member ${cursor ? sql`where id > ${cursor.id}` : sql``}
      order by id limit ${limit + 1}`
  })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map(({ createdAtMs, lastSeenAtMs, ...row }) => ({
      ...row,
      createdAt: new Date(createdAtMs).toISOString(),
      lastSeenAt: lastSeenAtMs === null ? null : new Date(lastSeenAtMs).toISOString(),
    })),
    nextCursor:
      last && found.length > page.length ? toCursorText({ value: last.id, id: last.id }) : null,
  }
}

interface Row {
  id: string
  name: string | null
  createdAtMs: number
  lastSeenAtMs: number | null
}
