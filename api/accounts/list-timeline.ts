import type { TimelineEntry } from '#contract/account'
import type { PageOf } from '#contract/page'
import { toTimestamp } from '../../db/rows-of.ts'
import { unitEventParams, unitEvents } from '../../db/facts/unit-events.ts'
import { loadSql } from '../../db/load-sql.ts'
import { fromCursorText, toCursorText } from '../cursor.ts'
import { invalidQuery, notFound } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'

const attributedEvents = loadSql(import.meta.url, '../../db/facts/attributed-events.sql')

/** So many are read for one entry shown, since equal neighbours are folded. */
const READ_PER_ENTRY = 5

interface Moment {
  atMs: number
  /** Decides among moments of one instant: a milestone stands above the event that completed it. */
  key: string
  kind: TimelineEntry['kind']
  name: string
  userId: string | null
  firstValue: boolean
}

/** What happened in an account, newest first, equal neighbours folded into one. */
export async function listTimeline(
  ctx: RequestContext,
  id: string,
  { cursor: cursorText, limit }: { cursor?: string | undefined; limit: number },
): Promise<PageOf<TimelineEntry>> {
  const cursor = fromCursorText(cursorText)
  if (cursor && typeof cursor.value !== 'number') {
    throw invalidQuery({ path: 'cursor', message: 'Belongs to another list' })
  }
  const before = { atMs: Number(cursor?.value ?? ctx.now + 1), key: cursor?.id ?? '' }
  const readLimit = limit * READ_PER_ENTRY
  const moments = await readMoments(ctx, id, before, readLimit)
  const { entries, used } = fold(moments, limit)
  const last = moments[used - 1]
  const isMore = used < moments.length || moments.length === readLimit
  return {
    rows: entries,
    nextCursor: last && isMore ? toCursorText({ value: last.atMs, id: last.key }) : null,
  }
}

/** The first so many entries, and how many moments they stand for. Pure. */
function fold(
  moments: readonly Moment[],
  limit: number,
): { entries: TimelineEntry[]; used: number } {
  const entries: TimelineEntry[] = []
  let used = 0
  for (const { atMs, kind, name, userId, firstValue } of moments) {
    const above = entries.at(-1)
    const isSame =
      kind === 'event' && above?.kind === kind && above.name === name && above.userId === userId
    if (isSame) above.count += 1
    else if (entries.length === limit) break
    else
      entries.push({ at: new Date(atMs).toISOString(), kind, name, userId, firstValue, count: 1 })
    used += 1
  }
  return { entries, used }
}

function readMoments(
  { database, environment, now }: RequestContext,
  id: string,
  before: { atMs: number; key: string },
  limit: number,
): Promise<Moment[]> {
  return database.withTenants([environment.id], async (sql) => {
    const account = await sql`
      select from accounts where environment_id = ${environment.id} and id = ${id}`
    if (account.length === 0) throw notFound('account', id)
    const units = { environmentId: environment.id, userIds: [], accountIds: [id] }
    return sql.unsafe<Moment[]>(
      `with candidate_events as (${unitEvents}), ${attributedEvents},
       moments as (
         select occurred_at as at, 'e:' || message_id as key, 'event' as kind, name, user_id,
           false as first_value
         from attributed_events where account_id = $5
         union all
         select f.reached_at, 'z:' || m.key, 'milestone', m.name, f.user_id, m.first_value
         from milestone_facts f
         join milestones m on m.environment_id = f.environment_id and m.key = f.milestone_key
         where f.environment_id = $1::uuid and f.level = 'account' and f.unit_id = $5
         union all
         select created_at, 'a:start', 'start', '', null, false
         from accounts where environment_id = $1::uuid and id = $5
         union all
         select churned_at, 'y:churn', 'churn', '', null, false
         from accounts where environment_id = $1::uuid and id = $5
           and churned_at <= $8::text::timestamptz
       )
       select at as "atMs", key, kind, name, user_id as "userId", first_value as "firstValue"
       from moments
       where (at, key collate "C") < ($6::text::timestamptz, $7::text collate "C")
       order by at desc, key collate "C" desc
       limit $9`,
      [
        ...(await unitEventParams(sql, units)),
        id,
        toTimestamp(before.atMs),
        before.key,
        toTimestamp(now),
        limit,
      ] as string[],
    )
  })
}
