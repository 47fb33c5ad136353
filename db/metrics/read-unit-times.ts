import { listCohortWeeks, splitByWeek } from './cohort-weeks.ts'
import { instants, toInstants } from './instants.ts'
import type { MetricRequest } from './metric-request.ts'
import { runQuery } from './run-query.ts'
import { groupColumns, readGroupBy } from './unit-groups.ts'
import { splitUnitTimes, type UnitTimes } from './unit-times.ts'
import type { FirstValue } from './valued-units.ts'

/** What is read of the times of all units. */
export interface AllUnitTimes {
  units: UnitTimes[]
  /** The same, told apart by what they are to be grouped by. */
  grouped: UnitTimes[]
  /** How many that count reached it before their start. */
  reachedBeforeStart: number
}

interface Row extends Pick<UnitTimes, 'group_value' | 'stratum'> {
  /** Why each of these does not count; null: they do. */
  reasons: string | null
  started: string
  reached: string | null
  churned: string | null
  observed: string | null
  reached_before_start: number
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
  { firstValue }: { firstValue?: FirstValue } = {},
): Promise<AllUnitTimes> {
  const { groupBy, ...rest } = request.query
  if (groupBy === undefined || readGroupBy(groupBy)[0] !== 'cohortWeek') {
    const read = await readGroups(request, query, values, firstValue)
    return { ...read, grouped: read.units }
  }
  const [weeks, read] = await Promise.all([
    listCohortWeeks(request),
    readGroups({ ...request, query: rest }, query, values, firstValue),
  ])
  return { ...read, grouped: splitByWeek(read.units, weeks, request.asOfMs) }
}

async function readGroups(
  request: MetricRequest,
  query: string,
  values: Readonly<Record<string, string | null>>,
  firstValue: FirstValue | undefined,
): Promise<Omit<AllUnitTimes, 'grouped'>> {
  const rows = await runQuery<Row>(
    request,
    `select string_agg(left_out, ',') as reasons, ${groupColumns(request)},
  ${instants('started_at')} as started,
  ${instants('reached_at')} as reached, ${instants('churned_at')} as churned,
  ${instants('observed_from')} as observed,
  count(*) filter (where left_out is null and reached_at < started_at) as reached_before_start
from (
${query}
) unit
group by 2, 3, left_out is null, reached_at is null, churned_at is null,
  observed_from is null`,
    values,
    { reads: 'groups', ...(firstValue ? { firstValue } : {}) },
  )
  return {
    units: rows.flatMap((row) => timesOfRow(row, request.asOfMs)),
    reachedBeforeStart: rows.reduce((all, row) => all + row.reached_before_start, 0),
  }
}

/**
 * Whether units count is one of two, which the planner knows, and shares the work out; why they do not, it
 * would take for as many groups as there are units.
 */
function timesOfRow(row: Row, asOfMs: number): UnitTimes[] {
  const alike = timesOfAlike(row, asOfMs)
  if (row.reasons === null) return [alike]
  const reasonOf = row.reasons.split(',')
  const reasons = [...new Set(reasonOf)]
  const partOf = Uint16Array.from(reasonOf, (reason) => reasons.indexOf(reason))
  return splitUnitTimes(alike, partOf, reasons.length).map(([part, units]) => ({
    ...units,
    left_out: reasons[part]!,
  }))
}

function timesOfAlike(row: Row, asOfMs: number): UnitTimes {
  const { group_value, stratum } = row
  const startedMs = toInstants(row.started)
  const sinceStart = (instants: string | null) =>
    instants === null ? null : timesSince(startedMs, toInstants(instants))
  return {
    left_out: null,
    group_value,
    stratum,
    n: startedMs.length,
    reachedMs: sinceStart(row.reached),
    churnedMs: sinceStart(row.churned),
    observedMs: sinceStart(row.observed),
    followedMs: timesUntil(startedMs, asOfMs),
  }
}

/** Makes instants durations since others; before them counts as 0. */
function timesSince(startedMs: Float64Array, instants: Float64Array): Float64Array {
  for (let i = 0; i < instants.length; i += 1) {
    instants[i] = Math.max(0, instants[i]! - startedMs[i]!)
  }
  return instants
}

/** Makes instants durations until a later one. */
function timesUntil(instants: Float64Array, untilMs: number): Float64Array {
  for (let i = 0; i < instants.length; i += 1) instants[i] = untilMs - instants[i]!
  return instants
}
