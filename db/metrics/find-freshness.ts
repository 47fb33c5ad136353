import { toIso, type MetricRequest } from './metric-request.ts'

/** When the newest event that can count was received; null: there is none. Costs a look at one index. */
export async function findFreshness({
  sql,
  environment,
  asOfMs,
}: MetricRequest): Promise<string | null> {
  const [newest] = await sql<{ receivedAtMs: number }[]>`
    select received_at as "receivedAtMs" from events
    where environment_id = ${environment.id} and received_at <= ${toIso(asOfMs)}::timestamptz
    order by received_at desc limit 1`
  return newest ? toIso(newest.receivedAtMs) : null
}
