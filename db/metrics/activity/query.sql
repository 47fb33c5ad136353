-- On which days of the span users, and accounts, were active: a bit for each day, 1 active, 0 not, in as
-- many bytes as these take. The bytes of all are put together, since a row for each of a million users
-- would take seconds.
with later_accounts as not materialized (
  select id from accounts
  where environment_id = :environment_id::uuid and created_at > :as_of::timestamptz
),
later_users as not materialized (
  select id from users
  where environment_id = :environment_id::uuid and created_at > :as_of::timestamptz
),
span as (
  select begin, last_day, last_day - begin + 1 as length
  from (select :begin::date as begin, :last_day::date as last_day) asked
  where begin <= last_day
),
-- pg_catalog."bit" is what a cast to bit(n) calls, which takes no n that has to be computed.
days_of_all as (
  select level as unit, null::text as group_value,
    pg_catalog."bit"(
      substring(days from greatest((select begin from span) - first_day, 0) + 1),
      (select length from span), true
    ) >> greatest(first_day - (select begin from span), 0) as days
  from active_days
  where environment_id = :environment_id::uuid
    and :segment::text is null and :group_by::text is null
    and first_day <= (select last_day from span)
    and first_day + length(days) > (select begin from span)
    and case level
      when 'user' then unit_id not in (select id from later_users)
      else unit_id not in (select id from later_accounts)
    end
),
-- Who has to be looked up is: somebody counts for what was done in accounts of a segment or group only.
days_within as materialized (
  select account_id, user_id, group_value,
    pg_catalog."bit"(b'1', (select length from span), true) >> day - (select begin from span) as days
  from (
    select *, case :level when 'account' then account_id else user_id end as unit_id
    from activity
    where environment_id = :environment_id::uuid
      and (:segment::text is not null or :group_by::text is not null)
      and day between (select begin from span) and (select last_day from span)
  ) active
  left join unit_groups using (unit_id)
  where :segment::text is null or unit_id in (select unit_id from units)
),
days_of_some as (
  select 'user' as unit, group_value, bit_or(days) as days
  from days_within
  where user_id <> '' and user_id not in (select id from later_users)
  group by group_value, user_id
  union all
  select 'account', group_value, bit_or(days)
  from days_within
  where account_id <> '' and account_id not in (select id from later_accounts)
  group by group_value, account_id
)
-- What is sent begins with four bytes that say how many bits follow: the same for all.
select unit, group_value, string_agg(substring(varbit_send(days) from 5), '') as days
from days_of_all
group by unit, group_value
union all
select unit, group_value, string_agg(substring(varbit_send(days) from 5), '')
from days_of_some
group by unit, group_value
