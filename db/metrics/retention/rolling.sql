-- Whole 24 hours since the first activity of each account (user), for the days asked for: how many had
-- the time for them, how many were active in them, and in them or later.
with units as (
  select id as unit_id, created_at from accounts
  where environment_id = :environment_id::uuid and :level = 'account'
  union all
  select id, created_at from users
  where environment_id = :environment_id::uuid and :level = 'user'
),
days as (select day::integer as day from jsonb_array_elements_text(:rolling_days::jsonb) as asked (day)),
active_days as (
  select case :level when 'account' then account_id else user_id end as unit_id, first_at, last_at,
    min(first_at) over (
      partition by case :level when 'account' then account_id else user_id end
    ) as started_at
  from activity
  where environment_id = :environment_id::uuid
),
-- The first and the last event of a local day say in which 24 hours there was any: no day is longer
-- than that but one on which the clocks are set back, which may lie around all of them.
hours as (
  select unit_id, started_at,
    floor(extract(epoch from first_at - started_at)::float8 / 86400)::integer as first_day,
    floor(extract(epoch from last_at - started_at)::float8 / 86400)::integer as last_day
  from active_days
  where unit_id <> ''
),
starts as (
  select unit_id, started_at, max(last_day) as last_day,
    array_agg(first_day) || array_agg(last_day) as active_on,
    array_agg(first_day + 1) filter (where last_day - first_day > 1) as maybe_on,
    case
      when :interval = 'day' then (started_at at time zone :time_zone)::date
      when :week_start = 'sunday'
        then date_trunc('week', (started_at at time zone :time_zone)::date + 1)::date - 1
      else date_trunc('week', started_at at time zone :time_zone)::date
    end as cohort
  from hours
  group by unit_id, started_at
)
select day, count(*) as base, count(*) filter (where day = any(active_on)) as active_on,
  count(*) filter (where last_day >= day) as active_on_or_after,
  jsonb_agg(jsonb_build_object(
    'unit_id', unit_id, 'from', started_at + day * interval '24 hours'
  )) filter (where day = any(maybe_on) and not day = any(active_on)) as unsure
from starts
cross join days
where started_at + (day + 1) * interval '24 hours' <= :as_of::timestamptz
  and (:segment::text is null or unit_id in (select unit_id from units))
  and unit_id not in (select unit_id from units where created_at > :as_of::timestamptz)
  and (:from::text is null or cohort::timestamp at time zone :time_zone >= :from::timestamptz)
  and (:to::text is null or cohort::timestamp at time zone :time_zone < :to::timestamptz)
group by day
