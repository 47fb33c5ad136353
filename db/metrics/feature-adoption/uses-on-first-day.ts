import { newSqlParams } from '../../conditions/sql-params.ts'
import { recomputedFacts } from '../../facts/recomputed-facts.ts'
import { unitEventParams, unitEvents } from '../../facts/unit-events.ts'
import { definitionsOf, toIso, type MetricRequest } from '../metric-request.ts'
import { recentMs } from '../days.ts'

export interface UsesOfDay {
  feature_key: string
  account_id: string
  user_id: string
  uses: number
}

/** No local day is longer, whatever the clocks do. */
const longestDayMs = 26 * 3_600_000

/**
 * Uses of the day that the 28-day window cuts, after the cut: counts are kept per day, so these few
 * are counted from raw events. Now only the events of whoever used something then are read.
 */
export async function countUsesOnFirstDay(request: MetricRequest): Promise<UsesOfDay[]> {
  const { sql, environment, asOfMs, isPast } = request
  const cutMs = asOfMs - recentMs
  let first: unknown[] = [environment.id]
  let candidateEvents = 'select * from events where environment_id = $1::uuid'
  if (!isPast) {
    const people = await usersOfFirstDay(request, cutMs)
    if (people.length === 0) return []
    first = await unitEventParams(sql, {
      environmentId: environment.id,
      userIds: people.flatMap(({ userId }) => userId || []),
      accountIds: people.flatMap(({ userId, accountId }) => (userId ? [] : accountId || [])),
    })
    candidateEvents = unitEvents
  }
  const params = newSqlParams(first)
  const cut = `${params.text(toIso(cutMs))}::timestamptz`
  const facts = recomputedFacts({ ...(await definitionsOf(request)), milestones: [] }, params, {
    // An event is received when it happened or later, which spares the partitions before.
    candidateEvents: `${candidateEvents}
      and received_at >= ${cut} and received_at <= ${params.text(toIso(asOfMs))}::timestamptz
      and occurred_at > ${cut}
      and occurred_at < ${params.text(toIso(cutMs + longestDayMs))}::timestamptz`,
  })
  const firstDay = `(${cut} at time zone ${params.text(environment.timeZone)})::date`
  return [
    ...(await sql.unsafe<UsesOfDay[]>(
      `with ${facts}
       select feature_key, account_id, user_id, uses from feature_use where day = ${firstDay}`,
      params.values as string[],
    )),
  ]
}

function usersOfFirstDay({ sql, environment }: MetricRequest, cutMs: number) {
  return sql<{ userId: string; accountId: string }[]>`
    select distinct user_id as "userId", account_id as "accountId" from feature_use
    where environment_id = ${environment.id} and last_used_at > ${cutMs}
      and day = (${cutMs}::timestamptz at time zone ${environment.timeZone})::date`
}
