import { dayMs } from './days.ts'
import { toIso, type MetricRequest } from './metric-request.ts'
import { splitUnitTimes, type UnitTimes } from './unit-times.ts'

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
  const startsMs = Float64Array.of(...weeks.map(({ startMs }) => startMs), Infinity)
  return units.flatMap((alike) => {
    const weekOf = new Uint16Array(alike.n)
    for (let index = 0; index < weekOf.length; index += 1) {
      weekOf[index] = weekAt(startsMs, asOfMs - alike.followedMs[index]!)
    }
    return splitUnitTimes(alike, weekOf, weeks.length).map(([week, part]) => ({
      ...part,
      group_value: weeks[week]!.firstDay,
    }))
  })
}

const weekMs = 7 * dayMs

/**
 * The week that an instant lies in, about as many after the first as it is away, but for a clock change. The
 * last of the starts is Infinity.
 */
function weekAt(startsMs: Float64Array, atMs: number): number {
  let week = Math.min(Math.floor((atMs - startsMs[0]!) / weekMs), startsMs.length - 2)
  while (startsMs[week]! > atMs) week -= 1
  while (startsMs[week + 1]! <= atMs) week += 1
  return week
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
