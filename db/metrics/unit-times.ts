import { splitByWeek } from './cohort-weeks.ts'
import { splitBy } from './estimators/split-by.ts'
import { concatTimes, type Times, toTimedUnits } from './estimators/times.ts'
import type { StratifiedUnit } from './compare-groups.ts'
import type { MetricRequest } from './metric-request.ts'
import { runQuery } from './run-query.ts'
import { readGroupBy } from './unit-groups.ts'

/** Units alike in all but their times. Instants are ms since the epoch, all lists in one order. */
export interface UnitTimes {
  /** Why they do not count; null: they do. */
  left_out: string | null
  group_value: string | null
  stratum: string | null
  /** How many. */
  n: number
  startedMs: Float64Array
  /** Null: none of them has reached it. */
  reachedMs: Float64Array | null
  /** Null: none of them has churned. */
  churnedMs: Float64Array | null
  /** From when on they were observed, where that matters: of units met late. */
  observedMs: Float64Array | null
}

/** Of eight bytes each, so that those of a hundred thousand units are read at once. */
export const instants = (column: string) => `string_agg(timestamptz_send(${column}), '')`

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

/** The same of units that were read one by one. */
export function toUnitTimes(
  rows: readonly (Pick<UnitTimes, 'left_out' | 'group_value' | 'stratum'> & {
    started_at: number
    reached_at: number | null
  })[],
): UnitTimes[] {
  const keyOf = ({ left_out, group_value, stratum, reached_at }: (typeof rows)[number]) =>
    JSON.stringify([left_out, group_value, stratum, reached_at === null])
  return [...splitBy(rows, keyOf).values()].flatMap((alike) => {
    const [first] = alike
    if (!first) return []
    const { left_out, group_value, stratum } = first
    const reached = alike.flatMap(({ reached_at }) => reached_at ?? [])
    return {
      left_out,
      group_value,
      stratum,
      n: alike.length,
      startedMs: Float64Array.from(alike, ({ started_at }) => started_at),
      reachedMs: reached.length > 0 ? Float64Array.from(reached) : null,
      churnedMs: null,
      observedMs: null,
    }
  })
}

/** PostgreSQL counts microseconds from here. */
const epochMs = Date.UTC(2000, 0, 1)

/** What `instants` says, ms since the epoch. */
export function toInstants(bytes: Uint8Array): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const instants = new Float64Array(bytes.byteLength / 8)
  for (let i = 0; i < instants.length; i += 1) {
    const microseconds = view.getInt32(i * 8) * 2 ** 32 + view.getUint32(i * 8 + 4)
    instants[i] = epochMs + microseconds / 1_000
  }
  return instants
}

/** How long each has been followed by then, ms. */
export function followUps({ startedMs }: UnitTimes, asOfMs: number): Float64Array {
  return eachOf(startedMs.length, (index) => asOfMs - startedMs[index]!)
}

/** How long each took, or has waited so far, ms. Before the start counts as 0. */
export function durations(units: UnitTimes, asOfMs: number): Float64Array {
  const { startedMs, reachedMs } = units
  if (!reachedMs) return followUps(units, asOfMs)
  return eachOf(reachedMs.length, (index) => Math.max(0, reachedMs[index]! - startedMs[index]!))
}

/** After how long each of them churned, ms; null: none has. */
export function churnedAfter({ startedMs, churnedMs }: UnitTimes): Float64Array | null {
  return (
    churnedMs &&
    eachOf(churnedMs.length, (index) => Math.max(0, churnedMs[index]! - startedMs[index]!))
  )
}

function eachOf(length: number, valueAt: (index: number) => number): Float64Array {
  const values = new Float64Array(length)
  for (let index = 0; index < length; index += 1) values[index] = valueAt(index)
  return values
}

/** The durations of all. Churn does not end follow-up: who churned without it has still not reached it. */
export function timesOf(units: readonly UnitTimes[], asOfMs: number): Times {
  const [reached, waiting] = [true, false].map((isReached) =>
    units.filter(({ reachedMs }) => (reachedMs !== null) === isReached),
  ) as [UnitTimes[], UnitTimes[]]
  return {
    reached: concatTimes(reached.map((alike) => durations(alike, asOfMs))),
    waiting: concatTimes(waiting.map((alike) => durations(alike, asOfMs))),
  }
}

/** The units one by one, to be compared. */
export function toStratifiedUnits(units: readonly UnitTimes[], asOfMs: number): StratifiedUnit[] {
  return units.flatMap((alike) =>
    toTimedUnits(timesOf([alike], asOfMs)).map((unit) => ({ ...unit, stratum: alike.stratum })),
  )
}

/** How many there are. */
export const countUnits = (units: readonly Pick<UnitTimes, 'n'>[]) =>
  units.reduce((all, { n }) => all + n, 0)

/** Observed from the start, and neither staff nor bot: in the denominator. */
export const isCounted = ({ left_out }: Pick<UnitTimes, 'left_out'>) => left_out === null

/** In the environment's numbers at all, however late it was met. */
export const isIncluded = ({ left_out }: Pick<UnitTimes, 'left_out'>) =>
  left_out !== 'internal' && left_out !== 'bot'
