import { loadSql } from '../load-sql.ts'

const attributedEvents = loadSql(import.meta.url, './attributed-events.sql')

/**
 * Units to whom something belongs that had happened by `at` and was received later: relations
 * `late_users` and `late_accounts` (id), and what had been received of them by then, `events_of_late` as
 * rows of `events` and `history_of_late` with whose they are. Part of a with list; $1 is the environment.
 */
export const lateUnits = (at: string) => `late_owners as materialized (
  with candidate_events as (
    -- Along the index of what took longer than a minute, as its condition says.
    select * from events
    where environment_id = $1::uuid and received_at > ${at} and occurred_at <= ${at}
      and received_at - occurred_at > interval '1 minute'
    union all
    select * from events
    where environment_id = $1::uuid and received_at > ${at} and occurred_at <= ${at}
      and received_at - occurred_at <= interval '1 minute'
      and received_at <= ${at} + interval '1 minute'
  ),
  ${attributedEvents}
  select user_id, account_id from attributed_events
),
late_users as materialized (select distinct user_id as id from late_owners where user_id is not null),
late_accounts as materialized (
  select distinct account_id as id from late_owners where account_id is not null
),
-- As unit-events.ts finds them: by the ids that their events can bear.
late_people as materialized (
  select id from late_users
  union
  select user_id from memberships
  where environment_id = $1::uuid and account_id = any(array(select id from late_accounts))
),
late_identities as materialized (
  select kind, id from identities
  where environment_id = $1::uuid and user_id = any(array(select id from late_people))
),
events_of_late as materialized (
  select * from events
  where environment_id = $1::uuid and received_at <= ${at} and (
    user_id = any(array(
      select id from late_people union all select id from late_identities where kind = 'alias'))
    or (user_id is null
      and anonymous_id = any(array(select id from late_identities where kind = 'anonymous')))
    or account_id = any(array(select id from late_accounts)))
),
history_of_late as (
  with candidate_events as (select * from events_of_late),
  ${attributedEvents}
  select * from attributed_events
)`

/** Of a row with `user_id` and `account_id`: it is a late unit's. */
export const isOfLate = (row: string) =>
  `(${row}.user_id in (select id from late_users) or ${row}.account_id in (select id from late_accounts))`

/** Of a row with `level` and `unit_id`: the unit is late. */
export const isLate = (row: string) =>
  `case ${row}.level when 'user' then ${row}.unit_id in (select id from late_users)
    else ${row}.unit_id in (select id from late_accounts) end`
