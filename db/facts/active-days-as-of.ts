import type { Definitions } from './definitions.ts'
import { isLate } from './late-units.ts'

/** What is known of a past instant, as SQL. */
interface Past {
  /** The local date that it cuts. */
  today: string
  /** Relation of the activity of that date, up to the instant, of all but late units. */
  activityOfToday: string
  /** Rows of `active_days` of late units, among others. */
  daysOfLate: string
}

/**
 * When units had been active by a past as-of: what the table says of the days before, what activity
 * says of the day that is cut, and late units as they are made again. $1 is the environment.
 */
export function activeDaysAsOf(
  { weekStart }: Pick<Definitions, 'weekStart'>,
  { today, activityOfToday, daysOfLate }: Past,
): string {
  const sinceStart =
    weekStart === 'sunday' ? `extract(dow from ${today})` : `extract(isodow from ${today}) - 1`
  const thisWeek = `(${today} - (${sinceStart})::integer)`
  return `
  with active_today as materialized (
    select distinct unit.level, unit.id from ${activityOfToday}
    cross join lateral (values ('account', account_id), ('user', user_id)) as unit (level, id)
  )
  select environment_id, level, unit_id, first_day, days, first_week,
    ${cutAt(`(${thisWeek} - first_week) / 7`, 'weeks', `position(b'1' in substring(days from greatest(${thisWeek} - first_day, 0) + 1)) > 0`)} as weeks
  from (
    select environment_id, level, unit_id, first_day, first_week, weeks,
      ${cutAt(`${today} - first_day`, 'days', '(level, unit_id) in (select level, id from active_today)')} as days
    from public.active_days f
    where f.environment_id = $1::uuid and f.first_day <= ${today} and not ${isLate('f')}
  ) cut
  where length(days) > 0
  union all
  select environment_id, level, unit_id, first_day, days, first_week, weeks
  from ${daysOfLate} f where ${isLate('f')}`
}

/** The first `n` bits, and one more if that one `isSet`; the last bit is always set. */
const cutAt = (n: string, bits: string, isSet: string) =>
  `case when ${isSet} then rpad(substring(${bits} for ${n})::text, ${n}, '0') || '1'
      else rtrim(substring(${bits} for ${n})::text, '0') end::bit varying`
