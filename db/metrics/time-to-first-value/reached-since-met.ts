import { newSqlParams } from '../../conditions/sql-params.ts'
import { recomputedFacts } from '../../facts/recomputed-facts.ts'
import { unitEventParams, unitEvents } from '../../facts/unit-events.ts'
import { definitionsOf, toIso, type MetricRequest } from '../metric-request.ts'

/**
 * When accounts that the SDK met late reached the milestone, by id and by what they did from then on: a
 * first value before it is not looked at, since whoever had one would not have been taken as waiting.
 * These are few, so their raw events are read. Accounts that have not reached it are absent.
 */
export async function findReachedSinceMet(
  request: MetricRequest,
  milestoneKey: string,
): Promise<Record<string, string>> {
  const { sql, environment, asOfMs } = request
  const late = await sql<{ id: string }[]>`
    select id from accounts
    where environment_id = ${environment.id} and observed_from > created_at
      and observed_from <= ${asOfMs} and not backfilled and not value_at_entry and not internal`
  if (late.length === 0) return {}
  const definitions = await definitionsOf(request)
  const accountIds = late.map((account) => account.id)
  const unitParams = await unitEventParams(sql, {
    environmentId: environment.id,
    userIds: [],
    accountIds,
  })
  const params = newSqlParams([...unitParams, accountIds])
  const facts = recomputedFacts(
    {
      ...definitions,
      milestones: definitions.milestones.filter(({ key }) => key === milestoneKey),
      features: [],
    },
    params,
    {
      candidateEvents: `${unitEvents} and received_at <= ${params.text(toIso(asOfMs))}::timestamptz`,
      // No join, or it would be read as the place to begin from.
      keepEvent: `e.account_id = any($5::text[]) and e.occurred_at >= (
        select late.observed_from from accounts late
        where late.environment_id = $1::uuid and late.id = e.account_id)`,
    },
  )
  const rows = await sql.unsafe<{ unitId: string; reachedAtMs: number }[]>(
    `with ${facts}
     select unit_id as "unitId", reached_at as "reachedAtMs" from milestone_facts
     where level = 'account' and milestone_key = ${params.text(milestoneKey)}`,
    params.values as string[],
  )
  return Object.fromEntries(rows.map(({ unitId, reachedAtMs }) => [unitId, toIso(reachedAtMs)]))
}
