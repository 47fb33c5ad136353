import { newSqlParams } from '../../conditions/sql-params.ts'
import { recomputedFacts } from '../../facts/recomputed-facts.ts'
import { unitEventParams, unitEvents } from '../../facts/unit-events.ts'
import { sqlInstant } from '../../sql-instant.ts'
import { definitionsOf, type MetricRequest } from '../metric-request.ts'

/**
 * When these units had last been active by a past as-of, ms, by id: of a page of them, so that their raw
 * events are read. Whoever never was is absent.
 */
export async function findLastSeen(
  request: MetricRequest,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const { sql, environment, asOfMs, level } = request
  const unitParams = await unitEventParams(sql, {
    environmentId: environment.id,
    userIds: level === 'user' ? ids : [],
    accountIds: level === 'account' ? ids : [],
  })
  const params = newSqlParams([...unitParams, ids])
  const unit = `${level}_id`
  const facts = recomputedFacts(
    { ...(await definitionsOf(request)), milestones: [], features: [], funnels: [] },
    params,
    {
      candidateEvents: `${unitEvents} and received_at <= ${sqlInstant(asOfMs)}`,
      keepEvent: `e.${unit} = any($5::text[])`,
      withKept: true,
    },
  )
  const rows = await sql.unsafe<{ id: string; lastAtMs: number }[]>(
    `with ${facts} select ${unit} as id, max(last_at) as "lastAtMs" from activity
     where ${unit} = any($5::text[]) group by 1`,
    params.values as string[],
  )
  return new Map(rows.map(({ id, lastAtMs }) => [id, lastAtMs]))
}
