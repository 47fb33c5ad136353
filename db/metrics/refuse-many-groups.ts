import type { MetricRequest } from './metric-request.ts'
import { maxGroups, TooManyGroups } from './split-groups.ts'
import { readGroupBy } from './unit-groups.ts'

/** An id shows itself among these. */
const firstUnits = 5_000

/**
 * Throws TooManyGroups for a trait such as an id, by a look at the first accounts (users) instead of
 * reading all of them. What is not found here is found by `splitGroups`.
 */
export async function refuseManyGroups({
  sql,
  environment,
  level,
  query: { groupBy },
}: MetricRequest): Promise<void> {
  if (groupBy === undefined || readGroupBy(groupBy)[0] !== 'trait') return
  const [found] = await sql<{ values: number }[]>`
    select count(*) as values from (
      select distinct value from (
        select traits ->> ${groupBy} as value from ${sql(`${level}s`)}
        where environment_id = ${environment.id} limit ${firstUnits}
      ) first
      limit ${maxGroups + 1}
    ) several`
  if (found && found.values > maxGroups) throw new TooManyGroups(groupBy)
}
