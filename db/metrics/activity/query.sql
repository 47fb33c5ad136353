-- For each local day how many users and how many accounts were active on it, by how many days later
-- they were again: who was active on a day is so in the 7 and 30 days that begin with it, and is
-- counted in them once until the next such day.
with members as (
  select id as unit_id from accounts
  where environment_id = :environment_id::uuid and :level = 'account'
  union all
  select id from users
  where environment_id = :environment_id::uuid and :level = 'user'
),
later_accounts as (
  select id from accounts
  where environment_id = :environment_id::uuid and created_at > :as_of::timestamptz
),
later_users as (
  select id from users
  where environment_id = :environment_id::uuid and created_at > :as_of::timestamptz
),
active_days as materialized (
  select account_id, user_id, case :level when 'account' then account_id else user_id end as unit_id, day
  from activity
  where environment_id = :environment_id::uuid
    and day between :first_day::date - 29 and :last_day::date
),
asked_days as materialized (
  select account_id, user_id, group_value, day
  from active_days
  left join unit_groups using (unit_id)
  -- Nobody is looked up who does not have to be: facts know neither bots nor own staff.
  where :segment::text is null or unit_id in (select unit_id from members)
),
days_of_units as (
  select distinct 'user' as unit, group_value, user_id as id, day
  from asked_days
  where user_id <> '' and user_id not in (select id from later_users)
  union all
  select distinct 'account', group_value, account_id, day
  from asked_days
  where account_id <> '' and account_id not in (select id from later_accounts)
),
-- Longer gaps make no difference.
longest as (select greatest(30, :last_day::date - :first_day::date + 1) as days),
gaps as (
  select unit, group_value, day,
    least(
      lead(day) over (partition by unit, group_value, id order by day) - day,
      (select days from longest)
    ) as days_to_next
  from days_of_units
)
select unit, group_value, day::text as day, days_to_next, count(*) as units
from gaps
group by unit, group_value, day, days_to_next
order by unit, group_value, day, days_to_next
