-- Whole 24 hours since the first activity of each account (user), for the days asked for: how many had
-- the time for them, how many were active in them, and in them or later.
with asked as (select day::integer as day from jsonb_array_elements_text(:rolling_days::jsonb) as days (day)),
asked_units as (
  select unit_id, first_day, first_day + length(days) - 1 as last_day
  from (
    select *, case :interval when 'day' then first_day else first_week end as cohort
    from active_days
    where environment_id = :environment_id::uuid and level = :level
  ) active
  where (:segment::text is null or unit_id in (select unit_id from units))
    and unit_id not in (select unit_id from units where started_at > :as_of::timestamptz)
    and (:from::text is null or cohort::timestamp at time zone :time_zone >= :from::timestamptz)
    and (:to::text is null or cohort::timestamp at time zone :time_zone < :to::timestamptz)
),
-- 24 hours lie in two local days; where clocks are changed in between, in the one before or behind too.
-- No others are read but the first day, which says when the 24 hours begin.
read_days as (
  select 0 as since_first
  union
  select day + around
  from asked
  cross join generate_series(-1, 2) as around
),
days_read as (
  select unit_id, first_day, last_day, first_at, last_at,
    min(first_at) over (partition by unit_id) as started_at
  from (
    select case :level when 'account' then account_id else user_id end as unit_id, day, first_at, last_at
    from activity
    where environment_id = :environment_id::uuid
  ) active
  join asked_units using (unit_id)
  where day - first_day = any(array(select since_first from read_days))
),
-- The first and the last event of a local day say in which 24 hours there was any: no day is longer
-- than that but one on which the clocks are set back, which may lie around all of them.
hours as (
  select unit_id, started_at, last_day - first_day as days_until_last,
    floor(extract(epoch from first_at - started_at)::float8 / 86400)::integer as first_on,
    floor(extract(epoch from last_at - started_at)::float8 / 86400)::integer as last_on
  from days_read
),
starts as (
  select unit_id, started_at, days_until_last, max(last_on) as last_read,
    array_agg(first_on) || array_agg(last_on) as active_on,
    array_agg(first_on + 1) filter (where last_on - first_on > 1) as maybe_on
  from hours
  group by unit_id, started_at, days_until_last
)
select day, count(*) as base, count(*) filter (where day = any(active_on)) as active_on,
  -- A last day that was not read is far enough behind.
  count(*) filter (where last_read >= day or days_until_last > day + 2) as active_on_or_after,
  jsonb_agg(jsonb_build_object(
    'unit_id', unit_id, 'from', started_at + day * interval '24 hours'
  )) filter (where day = any(maybe_on) and not day = any(active_on)) as unsure
from starts
cross join asked
where started_at + (day + 1) * interval '24 hours' <= :as_of::timestamptz
group by day
