-- Every account (user) of a cohort: when it was first and last active.
with active_units as (
  select case :level when 'account' then account_id else user_id end as unit_id,
    min(first_at) as first_at, max(last_at) as last_at, min(day) as first_day, max(day) as last_day
  from activity
  where environment_id = :environment_id::uuid
  group by 1
),
cohorts as (
  select unit_id, name, first_at, last_at,
    case
      when :interval = 'day' then first_day
      when :week_start = 'sunday' then date_trunc('week', first_day + 1)::date - 1
      else date_trunc('week', first_day)::date
    end as cohort,
    last_day
  from active_units
  join units using (unit_id)
  where units.started_at <= :as_of::timestamptz
)
select unit_id, name, group_value, first_at as started_at, last_at, cohort::text as cohort,
  last_day >= cohort + case :interval when 'day' then 1 else 7 end as is_retained
from cohorts
left join unit_groups using (unit_id)
where (:from::text is null or cohort::timestamp at time zone :time_zone >= :from::timestamptz)
  and (:to::text is null or cohort::timestamp at time zone :time_zone < :to::timestamptz)
order by cohort, unit_id
