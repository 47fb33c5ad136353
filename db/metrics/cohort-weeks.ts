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
export async function splitByWeek(
  request: MetricRequest,
  units: readonly UnitTimes[],
): Promise<UnitTimes[]> {
  const weeks = await listWeeks(request, units)
  const startsMs = Float64Array.from(weeks, ({ startMs }) => startMs)
  return units.flatMap((alike) => {
    const weekOf = Uint16Array.from(alike.startedMs, (at) => countUpTo(startsMs, at) - 1)
    return weeks.flatMap(({ firstDay }, week) => {
      const n = weekOf.reduce((all, of) => (of === week ? all + 1 : all), 0)
      return n === 0 ? [] : { ...pick(alike, weekOf, week, n), group_value: firstDay }
    })
  })
}

function pick(alike: UnitTimes, weekOf: Uint16Array, week: number, n: number): UnitTimes {
  const inWeek = (column: Float64Array) => {
    const picked = new Float64Array(n)
    let end = 0
    for (let index = 0; index < weekOf.length; index += 1) {
      if (weekOf[index] === week) picked[end++] = column[index]!
    }
    return picked
  }
  return {
    ...alike,
    n,
    startedMs: inWeek(alike.startedMs),
    reachedMs: alike.reachedMs && inWeek(alike.reachedMs),
    churnedMs: alike.churnedMs && inWeek(alike.churnedMs),
    observedMs: alike.observedMs && inWeek(alike.observedMs),
  }
}

/** Those from the first to the last start. */
async function listWeeks(
  { sql, environment: { timeZone, weekStart } }: MetricRequest,
  units: readonly UnitTimes[],
): Promise<Week[]> {
  let [firstMs, lastMs] = [Infinity, -Infinity]
  for (const { startedMs } of units) {
    for (const at of startedMs) {
      if (at < firstMs) firstMs = at
      if (at > lastMs) lastMs = at
    }
  }
  if (firstMs > lastMs) return []
  // A week that begins on Sunday is one that begins on Monday, a day earlier.
  const shift = weekStart === 'sunday' ? '1 day' : '0 days'
  return sql<Week[]>`
    select week::date::text as "firstDay", week at time zone ${timeZone} as "startMs"
    from generate_series(
      date_trunc('week', ${toIso(firstMs)}::timestamptz at time zone ${timeZone} + ${shift}::interval)
        - ${shift}::interval,
      ${toIso(lastMs)}::timestamptz at time zone ${timeZone},
      interval '7 days'
    ) as week`
}
