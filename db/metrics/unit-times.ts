import { splitBy } from './estimators/split-by.ts'
import { concatTimes, type Times, toTimedUnits } from './estimators/times.ts'
import type { StratifiedUnit } from './compare-groups.ts'

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

/** Units that were read one by one. */
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
