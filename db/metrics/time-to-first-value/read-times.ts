import { loadSql } from '../../load-sql.ts'
import { type MetricRequest, sharedValues } from '../metric-request.ts'
import { runQuery } from '../run-query.ts'
import type { TimeToFirstValueRow } from './metric.ts'
import { findReachedSinceMet } from './reached-since-met.ts'

const query = loadSql(import.meta.url, './query.sql')

/** What the curves are made of: no names, of which there may be a hundred thousand. */
export type UnitTime = Omit<
  TimeToFirstValueRow,
  | 'unit_id'
  | 'name'
  | 'started_at'
  | 'waiting_rank'
  | 'milestones_reached'
  | 'last_milestone'
  | 'last_active_at'
>
/** One of those who have waited longest. */
export type WaitingUnit = Pick<
  TimeToFirstValueRow,
  | 'unit_id'
  | 'name'
  | 'started_at'
  | 'duration_ms'
  | 'churned_after_ms'
  | 'waiting_rank'
  | 'milestones_reached'
  | 'last_milestone'
  | 'last_active_at'
>

/** The rows of query.sql, in any order. */
export async function readUnits(
  request: MetricRequest,
  milestoneKey: string,
): Promise<TimeToFirstValueRow[]> {
  return runQuery<TimeToFirstValueRow>(request, query, await valuesOf(request, milestoneKey))
}

/**
 * The times of all units, and those shown as waiting. Nearly all units differ in their times alone, so
 * these travel as lists of numbers, a third of what the rows of a hundred thousand units cost.
 */
export async function readTimes(
  request: MetricRequest,
  milestoneKey: string,
): Promise<{ times: UnitTime[]; waiting: WaitingUnit[] }> {
  const groups = await runQuery<Group>(
    request,
    inGroups(query),
    await valuesOf(request, milestoneKey),
  )
  return {
    times: groups.flatMap(toTimes),
    waiting: groups
      .flatMap(({ waiting }) => waiting ?? [])
      .sort((a, b) => (a.waiting_rank ?? 0) - (b.waiting_rank ?? 0)),
  }
}

async function valuesOf(request: MetricRequest, milestone: string) {
  const reachedSinceMet =
    request.level === 'account' ? await findReachedSinceMet(request, milestone) : []
  return {
    ...sharedValues(request),
    milestone,
    reached_since_met: JSON.stringify(reachedSinceMet),
  }
}

interface Group extends Pick<TimeToFirstValueRow, 'group_value' | 'stratum'> {
  /** Of plain units that reached it, both in the same order. */
  reached_ms: number[] | null
  followed_ms: number[] | null
  /** Of plain units that wait. */
  waited_ms: number[] | null
  others: Omit<UnitTime, 'group_value' | 'stratum'>[] | null
  waiting: WaitingUnit[] | null
}

const inMs = (instant: string) => `(date_part('epoch', ${instant}) * 1000)::bigint`

/** A plain unit counts, has not churned and did not reach it before its start. */
const inGroups = (units: string) => `select group_value, stratum,
  json_agg(duration_ms) filter (where is_plain and reached) as reached_ms,
  json_agg(follow_up_ms) filter (where is_plain and reached) as followed_ms,
  json_agg(duration_ms) filter (where is_plain and not reached) as waited_ms,
  json_agg(json_build_object('left_out', left_out, 'duration_ms', duration_ms, 'reached', reached,
    'reached_before_start', reached_before_start, 'follow_up_ms', follow_up_ms,
    'observed_after_ms', observed_after_ms, 'churned_after_ms', churned_after_ms
  )) filter (where not is_plain) as others,
  json_agg(json_build_object('unit_id', unit_id, 'name', name, 'started_at', ${inMs('started_at')},
    'duration_ms', duration_ms, 'churned_after_ms', churned_after_ms, 'waiting_rank', waiting_rank,
    'milestones_reached', milestones_reached, 'last_milestone', last_milestone,
    'last_active_at', ${inMs('last_active_at')}
  )) filter (where waiting_rank is not null) as waiting
from (
  select *, left_out is null and churned_after_ms is null
    and not coalesce(reached_before_start, false) as is_plain
  from (
${units}
  ) unit
) told
group by group_value, stratum`

function toTimes({ reached_ms, followed_ms, waited_ms, others, ...group }: Group): UnitTime[] {
  const times: UnitTime[] = []
  const plain = { left_out: null, observed_after_ms: null, churned_after_ms: null }
  const reached = { ...plain, reached: true, reached_before_start: false }
  for (const [index, duration_ms] of (reached_ms ?? []).entries()) {
    const follow_up_ms = followed_ms?.[index] ?? duration_ms
    times.push(toTime(group, reached, duration_ms, follow_up_ms))
  }
  const waiting = { ...plain, reached: false, reached_before_start: null }
  for (const waited of waited_ms ?? []) times.push(toTime(group, waiting, waited, waited))
  for (const other of others ?? []) {
    times.push(toTime(group, other, other.duration_ms, other.follow_up_ms))
  }
  return times
}

/** Field by field, so that all are of one shape: spread, a hundred thousand of them are ten times slower. */
function toTime(
  { group_value, stratum }: Pick<UnitTime, 'group_value' | 'stratum'>,
  rest: Omit<UnitTime, 'group_value' | 'stratum' | 'duration_ms' | 'follow_up_ms'>,
  duration_ms: number,
  follow_up_ms: number,
): UnitTime {
  return {
    left_out: rest.left_out,
    group_value,
    stratum,
    duration_ms,
    reached: rest.reached,
    reached_before_start: rest.reached_before_start,
    follow_up_ms,
    observed_after_ms: rest.observed_after_ms,
    churned_after_ms: rest.churned_after_ms,
  }
}
