-- How many accounts (users) of each cohort were active when: '1101' stands for active in its first
-- interval, in the next and in the fourth, which is the last it was seen in.
with units as (
  select id as unit_id, created_at, case when internal then 'internal' end as left_out
  from accounts
  where environment_id = :environment_id::uuid and :level = 'account'
  union all
  select id, created_at, case when bot then 'bot' when internal then 'internal' end
  from users
  where environment_id = :environment_id::uuid and :level = 'user'
),
-- Weeks are kept for each; days are put together from those of activity.
active_days as (
  select distinct case :level when 'account' then account_id else user_id end as unit_id, day
  from activity
  where environment_id = :environment_id::uuid and :interval = 'day'
),
steps as (
  select unit_id, day, day - lag(day) over (partition by unit_id order by day) as since_last
  from active_days
  where unit_id <> ''
),
patterns as (
  select unit_id, first_week as cohort, weeks as pattern
  from active_weeks
  where environment_id = :environment_id::uuid and level = :level and :interval = 'week'
  union all
  select unit_id, min(day),
    string_agg(repeat('0', coalesce(since_last, 1) - 1) || '1', '' order by day)::bit varying
  from steps
  group by unit_id
)
select null as left_out, group_value, cohort::text as cohort, pattern::text as pattern, count(*) as units
from patterns
left join unit_groups using (unit_id)
-- Nobody is looked up who does not have to be: facts know neither bots nor own staff.
where (:segment::text is null or unit_id in (select unit_id from units))
  and unit_id not in (select unit_id from units where created_at > :as_of::timestamptz)
  and (:from::text is null or cohort::timestamp at time zone :time_zone >= :from::timestamptz)
  and (:to::text is null or cohort::timestamp at time zone :time_zone < :to::timestamptz)
group by group_value, cohort, pattern
union all
select left_out, null, null, null, count(*)
from units
where left_out is not null and created_at <= :as_of::timestamptz
group by left_out
