import { splitByWeek } from './cohort-weeks.ts'
import { instants, toInstants } from './instants.ts'
import type { MetricRequest } from './metric-request.ts'
import { runQuery } from './run-query.ts'
import { readGroupBy } from './unit-groups.ts'
import type { UnitTimes } from './unit-times.ts'

interface Row extends Pick<UnitTimes, 'left_out' | 'group_value' | 'stratum' | 'n'> {
  started: Uint8Array
  reached: Uint8Array | null
  churned: Uint8Array | null
  observed: Uint8Array | null
}

/**
 * The times of all units of a query with the columns `started_at`, `reached_at`, `churned_at`,
 * `observed_from`, `left_out`, `group_value` and `stratum`, without who they are: nearly all units
 * differ in their times alone, and as rows of their own they would cost ten times as much.
 */
export async function readUnitTimes(
  request: MetricRequest,
  query: string,
  values: Readonly<Record<string, string | null>>,
): Promise<UnitTimes[]> {
  const { groupBy, ...rest } = request.query
  if (groupBy === undefined || readGroupBy(groupBy)[0] !== 'cohortWeek') {
    return readGroups(request, query, values)
  }
  return splitByWeek(request, await readGroups({ ...request, query: rest }, query, values))
}

async function readGroups(
  request: MetricRequest,
  query: string,
  values: Readonly<Record<string, string | null>>,
): Promise<UnitTimes[]> {
  // Groups that nobody asked for are not looked up.
  const group =
    request.query.groupBy === undefined
      ? 'null::text as group_value, null::text as stratum'
      : 'group_value, stratum'
  const rows = await runQuery<Row>(
    request,
    `select left_out, ${group}, count(*) as n, ${instants('started_at')} as started,
  ${instants('reached_at')} as reached, ${instants('churned_at')} as churned,
  ${instants('observed_from')} as observed
from (
${query}
) unit
group by 1, 2, 3, reached_at is null, churned_at is null`,
    values,
    { reads: 'groups' },
  )
  return rows.map(({ started, reached, churned, observed, ...alike }) => ({
    ...alike,
    startedMs: toInstants(started),
    reachedMs: reached && toInstants(reached),
    churnedMs: churned && toInstants(churned),
    observedMs: observed && toInstants(observed),
  }))
}
