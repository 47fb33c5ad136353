import { countUpTo } from './estimators/count-up-to.ts'
import { toIso, type MetricRequest } from './metric-request.ts'
import type { UnitTimes } from './unit-times.ts'

/** A week of the environment's calendar. */
interface Week {
  /** Its first day, as 2026-03-30. */
  firstDay: string
  startMs: number
}

/**
 * Units by the week of their start, in `group_value`. Done here rather than by the database, since it
 * is a look at a list of weeks for each unit instead of a date.
 */
export function splitByWeek(
  units: readonly UnitTimes[],
  weeks: readonly Week[],
  asOfMs: number,
): UnitTimes[] {
  const startsMs = Float64Array.from(weeks, ({ startMs }) => startMs)
  return units.flatMap((alike) => {
    const weekOf = new Uint16Array(alike.n)
    const sizes = new Uint32Array(weeks.length)
    for (let index = 0; index < weekOf.length; index += 1) {
      const week = countUpTo(startsMs, asOfMs - alike.followedMs[index]!) - 1
      weekOf[index] = week
      sizes[week]! += 1
    }
    const split = (column: Float64Array) => splitColumn(column, weekOf, sizes)
    const followed = split(alike.followedMs)
    const reached = alike.reachedMs && split(alike.reachedMs)
    const churned = alike.churnedMs && split(alike.churnedMs)
    const observed = alike.observedMs && split(alike.observedMs)
    return weeks.flatMap(({ firstDay }, week) => {
      const n = sizes[week]!
      if (n === 0) return []
      return {
        ...alike,
        n,
        group_value: firstDay,
        followedMs: followed[week]!,
        reachedMs: reached && reached[week]!,
        churnedMs: churned && churned[week]!,
        observedMs: observed && observed[week]!,
      }
    })
  })
}

/** A column apart by week, in one walk through it. */
function splitColumn(column: Float64Array, weekOf: Uint16Array, sizes: Uint32Array) {
  const parts = Array.from(sizes, (size) => new Float64Array(size))
  const ends = new Uint32Array(sizes.length)
  for (let index = 0; index < column.length; index += 1) {
    const week = weekOf[index]!
    parts[week]![ends[week]!] = column[index]!
    ends[week]! += 1
  }
  return parts
}

/** Those from the first start, or the beginning of the period, to as-of. */
export async function listCohortWeeks({
  sql,
  environment: { id, timeZone, weekStart },
  level,
  fromMs,
  asOfMs,
}: MetricRequest): Promise<Week[]> {
  const units = sql(`${level}s`)
  const first =
    fromMs === null
      ? sql`(select min(created_at) from ${units} where environment_id = ${id})`
      : sql`${toIso(fromMs)}::timestamptz`
  // A week that begins on Sunday is one that begins on Monday, a day earlier.
  const shift = weekStart === 'sunday' ? '1 day' : '0 days'
  return sql<Week[]>`
    select week::date::text as "firstDay", week at time zone ${timeZone} as "startMs"
    from generate_series(
      date_trunc('week', ${first} at time zone ${timeZone} + ${shift}::interval) - ${shift}::interval,
      ${toIso(asOfMs)}::timestamptz at time zone ${timeZone},
      interval '7 days'
    ) as week`
}
