import type { TenantSql } from '../client.ts'
import type { Definitions } from './definitions.ts'
import type { Units } from './unit-events.ts'

/**
 * In which weeks units were active, of rows of activity (account_id, user_id, day): one row for each
 * account and user, with a bit for each week from its first to its last. $1 is the environment.
 */
export function activeWeeksOf(days: string, { weekStart }: Pick<Definitions, 'weekStart'>): string {
  const sinceStart =
    weekStart === 'sunday' ? 'extract(dow from day)' : 'extract(isodow from day) - 1'
  return `select $1::uuid as environment_id, level, unit_id, min(week) as first_week,
    string_agg(repeat('0', coalesce(week - last_week, 7) / 7 - 1) || '1', '' order by week)::bit varying
      as weeks
  from (
    select level, unit_id, week, lag(week) over (partition by level, unit_id order by week) as last_week
    from (
      select distinct unit.level, unit.id as unit_id, day - (${sinceStart})::integer as week
      from (${days}) active_days
      cross join lateral (values ('account', account_id), ('user', user_id)) as unit (level, id)
      where unit.id <> ''
    ) active
  ) steps
  group by level, unit_id`
}

/**
 * Keeps the weeks of `newDays`, a relation of activity that was not known: writes only where a week is
 * new to its unit. Ends a statement.
 */
export function keepActiveWeeks(newDays: string, definitions: Definitions): string {
  const isNews = (one: string) =>
    `(least(known.first_week, ${one}.first_week), ${merged('known', one)})
      is distinct from (known.first_week, known.weeks)`
  return `insert into public.active_weeks as known (environment_id, level, unit_id, first_week, weeks)
    select fresh.* from (${activeWeeksOf(newDays, definitions)}) fresh
    where not exists (
      select from public.active_weeks known
      where known.environment_id = $1::uuid and known.level = fresh.level
        and known.unit_id = fresh.unit_id and not ${isNews('fresh')}
    )
    order by level, unit_id
    on conflict (environment_id, level, unit_id) do update
      set first_week = least(known.first_week, excluded.first_week),
        weeks = ${merged('known', 'excluded')}`
}

/** The weeks of either of two rows, from the earlier first week on. A negative repeat is empty. */
function merged(one: string, other: string): string {
  const zeros = (count: string) => `repeat('0', ${count})::bit varying`
  const begun = (a: string, b: string) =>
    `(${zeros(`(${a}.first_week - ${b}.first_week) / 7`)} || ${a}.weeks)`
  const padded = (a: string, b: string) =>
    `(${begun(a, b)} || ${zeros(`length(${begun(b, a)}) - length(${begun(a, b)})`)})`
  return `(${padded(one, other)} | ${padded(other, one)})`
}

/** Makes the weeks of these units again from their days of activity, under the locks of the units. */
export async function rewriteActiveWeeks(
  sql: TenantSql,
  definitions: Definitions,
  { environmentId, userIds, accountIds }: Units,
): Promise<void> {
  const values = [environmentId, [...userIds], [...accountIds]] as string[]
  await sql.unsafe(
    `delete from active_weeks where environment_id = $1::uuid and (
       (level = 'user' and unit_id = any($2::text[]))
       or (level = 'account' and unit_id = any($3::text[])))`,
    values,
  )
  // Both ways into activity have an index.
  const days = `select account_id, '' as user_id, day from activity
      where environment_id = $1::uuid and account_id = any($3::text[])
    union select '', user_id, day from activity
      where environment_id = $1::uuid and user_id = any($2::text[])`
  await sql.unsafe(
    `insert into active_weeks select * from (${activeWeeksOf(days, definitions)}) w`,
    values,
  )
}
