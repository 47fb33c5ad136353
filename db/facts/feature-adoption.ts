import type { TenantSql } from '../client.ts'
import type { Units } from './unit-events.ts'

/**
 * The first three days on which each account used each feature, which make it adopted, and the last, of
 * rows of days of use (account_id, feature_key, day, first_used_at). $1 is the environment.
 */
export function featureAdoptionOf(days: string): string {
  return `select $1::uuid as environment_id, account_id, feature_key,
      (array_agg(day order by first_used_at))[:3] as days,
      (array_agg(first_used_at order by first_used_at))[:3] as first_used_at, max(day) as last_day
    from (
      select account_id, feature_key, day, min(first_used_at) as first_used_at
      from (${days}) days_of_use
      where account_id <> ''
      group by account_id, feature_key, day
    ) days_of_accounts
    group by account_id, feature_key`
}

/**
 * Relations of a with list that keep what `newDays`, days of use that are just being counted, say of
 * adoption. What is known is read, and written only where it changes: when an account begins to use a
 * feature, and once a day. The accounts are locked.
 */
export const keepFeatureAdoption = (newDays: string) => `news_of_adoption as materialized (
  select fresh.account_id, fresh.feature_key, fresh.day, fresh.first_used_at,
    known.days as known_days, known.first_used_at as known_first_used_at
  from ${newDays} fresh
  -- Looked up one by one (offset 0), along the key: without statistics all were compared with all.
  left join lateral (
    select days, first_used_at, last_day
    from public.feature_adoption
    where environment_id = $1::uuid and account_id = fresh.account_id
      and feature_key = fresh.feature_key
    offset 0
  ) known on true
  where fresh.account_id <> '' and (
    fresh.day > coalesce(known.last_day, '-infinity')
    -- What comes after three days, and again on a day that is known, is no news.
    or fresh.first_used_at < all (array[
      coalesce(known.first_used_at[3], 'infinity'),
      coalesce(known.first_used_at[array_position(known.days, fresh.day)], 'infinity')
    ])
  )
),
kept_adoption as (
  insert into public.feature_adoption as known
  select * from (${featureAdoptionOf(`
    select account_id, feature_key, day, first_used_at from news_of_adoption
    union all
    select account_id, feature_key, known.day, known.first_used_at
    from news_of_adoption
    cross join lateral unnest(known_days, known_first_used_at) as known (day, first_used_at)`)}
  ) merged
  order by account_id, feature_key
  on conflict (environment_id, account_id, feature_key) do update
    set days = excluded.days, first_used_at = excluded.first_used_at,
      last_day = greatest(known.last_day, excluded.last_day)
)`

/** Makes the adoption of these accounts again from their days of use, under the locks of the accounts. */
export async function rewriteFeatureAdoption(
  sql: TenantSql,
  { environmentId, accountIds }: Omit<Units, 'userIds'>,
): Promise<void> {
  const values = [environmentId, [...accountIds]] as string[]
  await sql.unsafe(
    'delete from feature_adoption where environment_id = $1::uuid and account_id = any($2::text[])',
    values,
  )
  const days =
    'select * from feature_use where environment_id = $1::uuid and account_id = any($2::text[])'
  await sql.unsafe(
    `insert into feature_adoption
       (environment_id, account_id, feature_key, days, first_used_at, last_day)
     select * from (${featureAdoptionOf(days)}) adoption`,
    values,
  )
}
