import { splitBy } from './estimators/split-by.ts'
import { concatTimes, type Times, toTimedUnits } from './estimators/times.ts'
import type { StratifiedUnit } from './compare-groups.ts'

/** Units alike in all but their times: durations since the start of each, ms, all lists in one order. */
export interface UnitTimes {
  /** Why they do not count; null: they do. */
  left_out: string | null
  group_value: string | null
  stratum: string | null
  /** How many. */
  n: number
  /** Until as-of. */
  followedMs: Float64Array
  /** Until each reached it; before the start counts as 0. Null: none of them has. */
  reachedMs: Float64Array | null
  /** Until each churned. Null: none of them has. */
  churnedMs: Float64Array | null
  /** Until each was observed, where that matters: of units met late. */
  observedMs: Float64Array | null
}

/** The same units in parts, with the number of each: `partOf` says in which each is. Empty parts are left out. */
export function splitUnitTimes(
  alike: UnitTimes,
  partOf: Uint16Array,
  parts: number,
): [part: number, units: UnitTimes][] {
  const sizes = new Uint32Array(parts)
  for (let index = 0; index < partOf.length; index += 1) sizes[partOf[index]!]! += 1
  /** A column apart, in one walk through it. */
  const split = (column: Float64Array) => {
    const columns = Array.from(sizes, (size) => new Float64Array(size))
    const ends = new Uint32Array(parts)
    for (let index = 0; index < column.length; index += 1) {
      const part = partOf[index]!
      columns[part]![ends[part]!] = column[index]!
      ends[part]! += 1
    }
    return columns
  }
  const followed = split(alike.followedMs)
  const reached = alike.reachedMs && split(alike.reachedMs)
  const churned = alike.churnedMs && split(alike.churnedMs)
  const observed = alike.observedMs && split(alike.observedMs)
  return followed.flatMap((followedMs, part): [number, UnitTimes][] =>
    followedMs.length === 0
      ? []
      : [
          [
            part,
            {
              ...alike,
              n: followedMs.length,
              followedMs,
              reachedMs: reached && reached[part]!,
              churnedMs: churned && churned[part]!,
              observedMs: observed && observed[part]!,
            },
          ],
        ],
  )
}

/** Units that were read one by one. */
export function toUnitTimes(
  rows: readonly (Pick<UnitTimes, 'left_out' | 'group_value' | 'stratum'> & {
    started_at: number
    reached_at: number | null
  })[],
  asOfMs: number,
): UnitTimes[] {
  const keyOf = ({ left_out, group_value, stratum, reached_at }: (typeof rows)[number]) =>
    JSON.stringify([left_out, group_value, stratum, reached_at === null])
  return [...splitBy(rows, keyOf).values()].flatMap((alike) => {
    const [first] = alike
    if (!first) return []
    const { left_out, group_value, stratum } = first
    const reached = alike.flatMap(({ started_at, reached_at }) =>
      reached_at === null ? [] : Math.max(0, reached_at - started_at),
    )
    return {
      left_out,
      group_value,
      stratum,
      n: alike.length,
      followedMs: Float64Array.from(alike, ({ started_at }) => asOfMs - started_at),
      reachedMs: reached.length > 0 ? Float64Array.from(reached) : null,
      churnedMs: null,
      observedMs: null,
    }
  })
}

/** How long each took, or has waited so far. Churn does not end it: who churned has still not reached it. */
export const durations = ({ reachedMs, followedMs }: UnitTimes) => reachedMs ?? followedMs

/** The durations of all. */
export function timesOf(units: readonly UnitTimes[]): Times {
  return {
    reached: concatTimes(units.flatMap(({ reachedMs }) => reachedMs ?? [])),
    waiting: concatTimes(
      units.flatMap(({ reachedMs, followedMs }) => (reachedMs ? [] : followedMs)),
    ),
  }
}

/** The units one by one, to be compared. */
export function toStratifiedUnits(units: readonly UnitTimes[]): StratifiedUnit[] {
  return units.flatMap((alike) =>
    toTimedUnits(timesOf([alike])).map((unit) => ({ ...unit, stratum: alike.stratum })),
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
