import type { TenantSql } from '../client.ts'
import type { Definitions } from './definitions.ts'
import type { Units } from './unit-events.ts'

/**
 * When units were active, of rows of activity (account_id, user_id, day): one row for each account and
 * user, with a bit for each day, and for each week, from its first to its last. $1 is the environment.
 */
export function activeDaysOf(days: string, { weekStart }: Pick<Definitions, 'weekStart'>): string {
  const sinceStart =
    weekStart === 'sunday' ? 'extract(dow from day)' : 'extract(isodow from day) - 1'
  return `select $1::uuid as environment_id, level, unit_id,
    min(day) as first_day,
    string_agg(repeat('0', coalesce(day - last_day, 1) - 1) || '1', '' order by day)::bit varying as days,
    min(week) as first_week,
    string_agg(repeat('0', coalesce(week - last_week, 7) / 7 - 1) || '1', '' order by day)
      filter (where week is distinct from last_week)::bit varying as weeks
  from (
    select level, unit_id, day, week, lag(day) over earlier as last_day, lag(week) over earlier as last_week
    from (
      select distinct unit.level, unit.id as unit_id, day, day - (${sinceStart})::integer as week
      from (${days}) active
      cross join lateral (values ('account', account_id), ('user', user_id)) as unit (level, id)
      where unit.id <> ''
    ) active
    window earlier as (partition by level, unit_id order by day)
  ) steps
  group by level, unit_id`
}

/**
 * Keeps `newDays`, a relation of activity that was not known: writes only where a day is new to its
 * unit. Ends a statement.
 */
export function keepActiveDays(newDays: string, definitions: Definitions): string {
  return `insert into public.active_days as known
      (environment_id, level, unit_id, first_day, days, first_week, weeks)
    select fresh.* from (${activeDaysOf(newDays, definitions)}) fresh
    where not exists (
      select from public.active_days known
      where known.environment_id = $1::uuid and known.level = fresh.level
        and known.unit_id = fresh.unit_id
        and known.first_day <= fresh.first_day and known.days = ${merged('fresh', days)}
    )
    order by level, unit_id
    on conflict (environment_id, level, unit_id) do update
      set first_day = least(known.first_day, excluded.first_day),
        days = ${merged('excluded', days)},
        first_week = least(known.first_week, excluded.first_week),
        weeks = ${merged('excluded', weeks)}`
}

interface Bits {
  /** Column of the first day that the bits tell of. */
  first: string
  bits: string
  /** How many days a bit stands for. */
  span: number
}
const days: Bits = { first: 'first_day', bits: 'days', span: 1 }
const weeks: Bits = { first: 'first_week', bits: 'weeks', span: 7 }

/** What is set in the known row or in another, from the earlier first on. */
function merged(other: string, { first, bits, span }: Bits): string {
  const rows = ['known', other]
  const begin = `least(${rows.map((row) => `${row}.${first}`).join(', ')})`
  const lengths = rows.map(
    (row) => `(${row}.${first} - ${begin}) / ${span} + length(${row}.${bits})`,
  )
  // What a cast to bit(n) calls, which takes no n that has to be computed.
  const padded = (row: string) =>
    `pg_catalog."bit"(${row}.${bits}, greatest(${lengths.join(', ')}), true)
      >> (${row}.${first} - ${begin}) / ${span}`
  return `(${rows.map((row) => `(${padded(row)})`).join(' | ')})`
}

/** Makes the days of these units again from their activity, under the locks of the units. */
export async function rewriteActiveDays(
  sql: TenantSql,
  definitions: Definitions,
  { environmentId, userIds, accountIds }: Units,
): Promise<void> {
  const values = [environmentId, [...userIds], [...accountIds]] as string[]
  await sql.unsafe(
    `delete from active_days where environment_id = $1::uuid and (
       (level = 'user' and unit_id = any($2::text[]))
       or (level = 'account' and unit_id = any($3::text[])))`,
    values,
  )
  // Both ways into activity have an index.
  const active = `select account_id, '' as user_id, day from activity
      where environment_id = $1::uuid and account_id = any($3::text[])
    union select '', user_id, day from activity
      where environment_id = $1::uuid and user_id = any($2::text[])`
  await sql.unsafe(
    `insert into active_days select * from (${activeDaysOf(active, definitions)}) d`,
    values,
  )
}
