import type { PageOf } from '#contract/page'
import type { WaitingUnit, WaitingListQuery } from '#contract/waiting-list'
import type { PendingQuery, Row } from 'postgres'
import type { TenantSql } from '../../db/client.ts'
import { currentDefinitions } from '../../db/facts/definitions.ts'
import { fromCursorText, toCursorText } from '../cursor.ts'
import type { RequestContext } from '../request-context.ts'
import { selectMembers } from '../segments/select-members.ts'

/** Further on than any start, so that the churned come last in a list by start. */
const churnedBehindMs = 8.64e15

/**
 * Accounts that have not reached first value now: those still waiting, then the churned, each longest
 * first. A page costs what its accounts cost, however many there are; the same accounts as in the
 * report.
 */
export async function listWaiting(
  { database, environment, now }: RequestContext,
  { from, to, segment, limit, cursor: cursorText }: WaitingListQuery,
): Promise<PageOf<WaitingUnit>> {
  const cursor = fromCursorText(cursorText)
  const place = cursor && { ms: Number(cursor.value), id: cursor.id }
  const isAmongChurned = place !== undefined && place.ms > churnedBehindMs / 2
  return database.withTenants([environment.id], async (sql) => {
    const definitions = await currentDefinitions(sql, new Map(), environment.id)
    const milestone = definitions.milestones.find(({ firstValue }) => firstValue)
    if (!milestone) return { rows: [], nextCursor: null }
    const members =
      segment && selectMembers(sql, { environment, now }, { segment }, definitions, 'account')
    // Each half walks along the index by start and ends with the page.
    const half = (churned: boolean, after?: { ms: number; id: string }) => sql`(
      select id, name, created_at, ${churned}::boolean as churned from accounts
      where environment_id = ${environment.id} and created_at <= ${now} and not internal
        and (observed_from is null or observed_from <= created_at or backfilled)
        and coalesce(churned_at <= ${now}, false) = ${churned}
        and not exists (
          select from milestone_facts fact
          where fact.environment_id = ${environment.id} and fact.milestone_key = ${milestone.key}
            and fact.level = 'account' and fact.unit_id = accounts.id)
        ${from ? sql`and created_at >= ${Date.parse(from)}` : sql``}
        ${to ? sql`and created_at < ${Date.parse(to)}` : sql``}
        ${members ? sql`and id in (select id from (${members}) member)` : sql``}
        ${after ? sql`and (created_at, id) > (${after.ms}, ${after.id})` : sql``}
      order by created_at, id limit ${limit + 1})`
    const page = isAmongChurned
      ? half(true, { ms: place.ms - churnedBehindMs, id: place.id })
      : sql`${half(false, place)} union all ${half(true)}
          order by churned, created_at, id limit ${limit + 1}`
    const found = await readPlaces(sql, environment.id, page)
    const rows = found.slice(0, limit)
    const last = rows.at(-1)
    return {
      rows: rows.map(({ startedAtMs, lastSeenAtMs, ...row }) => ({
        ...row,
        startedAt: new Date(startedAtMs).toISOString(),
        waitingMs: now - startedAtMs,
        lastSeenAt: lastSeenAtMs === null ? null : new Date(lastSeenAtMs).toISOString(),
      })),
      nextCursor:
        last && found.length > limit
          ? toCursorText({
              value: last.startedAtMs + (last.churned ? churnedBehindMs : 0),
              id: last.id,
            })
          : null,
    }
  })
}

interface Place extends Pick<
  WaitingUnit,
  'id' | 'name' | 'churned' | 'milestonesReached' | 'lastMilestone'
> {
  startedAtMs: number
  lastSeenAtMs: number | null
}

/** How far each of a few accounts has come. */
function readPlaces(
  sql: TenantSql,
  environmentId: string,
  accounts: PendingQuery<Row[]>,
): Promise<Place[]> {
  return sql<Place[]>`
    select page.id, page.name, page.churned, page.created_at as "startedAtMs",
      coalesce(steps.reached, 0) as "milestonesReached", steps.last as "lastMilestone",
      seen.last_at as "lastSeenAtMs"
    from (${accounts}) page
    left join lateral (
      select count(*) as reached,
        (array_agg(milestones.name order by reached_at desc, milestone_key))[1] as last
      from milestone_facts
      join milestones
        on milestones.environment_id = ${environmentId} and milestones.key = milestone_key
      where milestone_facts.environment_id = ${environmentId} and level = 'account'
        and unit_id = page.id
    ) steps on true
    left join lateral (
      select max(last_at) as last_at from activity
      where environment_id = ${environmentId} and account_id = page.id
    ) seen on true
    order by page.churned, page.created_at, page.id`
}
