import { newSqlParams } from '../../conditions/sql-params.ts'
import { recomputedFacts } from '../../facts/recomputed-facts.ts'
import { unitEventParams, unitEvents } from '../../facts/unit-events.ts'
import { recentMs } from '../days.ts'
import { definitionsOf, toIso, type MetricRequest } from '../metric-request.ts'

/** Who used a feature before and after the window's beginning, on that day and so often that it has to be asked. */
export interface UnsureUse {
  feature_key: string
  account_id: string
  user_id: string
}

/** No local day is longer, whatever the clocks do. */
const longestDayMs = 26 * 3_600_000

/**
 * By feature, the uses of these people on the day that the 28-day window cuts, after the cut: counts are
 * kept per day, so these few are counted from raw events.
 */
export async function countUnsureUses(
  request: MetricRequest,
  unsure: readonly UnsureUse[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  if (unsure.length === 0) return counts
  const { sql, environment, asOfMs } = request
  const cutMs = asOfMs - recentMs
  const params = newSqlParams(
    await unitEventParams(sql, {
      environmentId: environment.id,
      userIds: unsure.flatMap(({ user_id }) => user_id || []),
      accountIds: unsure.flatMap(({ user_id, account_id }) => (user_id ? [] : account_id || [])),
    }),
  )
  const cut = `${params.text(toIso(cutMs))}::timestamptz`
  const facts = recomputedFacts({ ...(await definitionsOf(request)), milestones: [] }, params, {
    // An event is received when it happened or later, which spares the partitions before.
    candidateEvents: `${unitEvents}
      and received_at >= ${cut} and received_at <= ${params.text(toIso(asOfMs))}::timestamptz
      and occurred_at > ${cut}
      and occurred_at < ${params.text(toIso(cutMs + longestDayMs))}::timestamptz`,
  })
  const firstDay = `(${cut} at time zone ${params.text(environment.timeZone)})::date`
  const uses = await sql.unsafe<{ feature_key: string; uses: number }[]>(
    `with ${facts}
     select feature_key, sum(uses) as uses
     from feature_use
     join jsonb_to_recordset(${params.text(JSON.stringify(unsure))}::jsonb)
       as unsure (feature_key text, account_id text, user_id text)
       using (feature_key, account_id, user_id)
     where day = ${firstDay}
     group by feature_key`,
    params.values as string[],
  )
  for (const { feature_key, uses: count } of uses) counts.set(feature_key, count)
  return counts
}
