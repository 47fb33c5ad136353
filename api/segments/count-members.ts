import type { Condition } from '#contract/condition'
import type { SegmentSize } from '#contract/segment'
import { currentDefinitions } from '../../db/facts/definitions.ts'
import { codesOf } from '../../db/is-unavailable.ts'
import type { RequestContext } from '../request-context.ts'
import { checkSegment } from './check-segment.ts'
import { getSegment } from './list-segments.ts'
import { selectMembers } from './select-members.ts'

const cancelled = '57014'

/** How many are in a segment now. */
export async function sizeSegment(ctx: RequestContext, key: string): Promise<SegmentSize> {
  await getSegment(ctx, key)
  return countMembers(ctx, { segment: key })
}

/** How many would be in a segment of this condition. Refuses what could not be saved. */
export async function sizeCondition(
  ctx: RequestContext,
  condition: Condition,
): Promise<SegmentSize> {
  const { database, environment } = ctx
  const definitions = await database.withTenants([environment.id], (sql) =>
    currentDefinitions(sql, new Map(), environment.id),
  )
  // No key begins with a tilde.
  checkSegment('~new', condition, definitions)
  return countMembers(ctx, condition)
}

/** Null where 3 s do not suffice to tell. */
async function countMembers(ctx: RequestContext, condition: Condition): Promise<SegmentSize> {
  const [accounts, users] = await Promise.all([
    count(ctx, condition, 'account'),
    count(ctx, condition, 'user'),
  ])
  return { accounts, users }
}

async function count(
  ctx: RequestContext,
  condition: Condition,
  level: 'account' | 'user',
): Promise<number | null> {
  try {
    return await ctx.database.withTenants([ctx.environment.id], async (sql) => {
      const definitions = await currentDefinitions(sql, new Map(), ctx.environment.id)
      const members = selectMembers(sql, ctx, condition, definitions, level)
      await sql`set local statement_timeout = '3s'`
      const [row] = await sql<{ count: number }[]>`
        select count(*) as count from (${members}) member`
      return row?.count ?? 0
    })
  } catch (error) {
    if (codesOf(error).includes(cancelled)) return null
    throw error
  }
}
