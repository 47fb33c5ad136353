-- How many accounts (users) of each cohort were active when: '1101' stands for active in its first
-- interval, in the next and in the fourth, which is the last it was seen in.
with later_units as (select unit_id from units where started_at > :as_of::timestamptz),
-- The first day that begins in the period and the first behind it: an index knows days, not instants.
period as (
  select
    from_day + (from_day::timestamp at time zone :time_zone < :from::timestamptz)::integer as first_day,
    to_day + (to_day::timestamp at time zone :time_zone < :to::timestamptz)::integer as end_day
  from (
    select (:from::timestamptz at time zone :time_zone)::date as from_day,
      (:to::timestamptz at time zone :time_zone)::date as to_day
  ) days
),
patterns_of_all as not materialized (
  select unit_id, case :interval when 'day' then first_day else first_week end as cohort,
    case :interval when 'day' then days else weeks end as pattern
  from active_days
  where environment_id = :environment_id::uuid and level = :level
),
patterns as not materialized (
  select unit_id, cohort, pattern
  from patterns_of_all
  where (:from::text is null or cohort >= (select first_day from period))
    and (:to::text is null or cohort < (select end_day from period))
),
-- All are counted along an index that does not say who they are, and without those of later.
everybody as (
  select cohort, pattern, count(*) as units
  from patterns
  where :segment::text is null and :group_by::text is null
  group by cohort, pattern
),
of_later as (
  select cohort, pattern, count(*) as units
  from patterns
  where unit_id = any(array(select unit_id from later_units))
  group by cohort, pattern
),
-- Who has to be looked up is.
grouped as (
  select group_value, cohort, pattern, count(*) as units
  from patterns
  left join unit_groups using (unit_id)
  where (:segment::text is not null or :group_by::text is not null)
    and (:segment::text is null or unit_id in (select unit_id from units))
    and unit_id not in (select unit_id from later_units)
  group by group_value, cohort, pattern
),
counted as (
  select null as group_value, cohort, pattern,
    everybody.units - coalesce(of_later.units, 0) as units
  from everybody
  left join of_later using (cohort, pattern)
  union all
  select group_value, cohort, pattern, units
  from grouped
)
select null as left_out, group_value, cohort::text as cohort, pattern::text as pattern, units
from counted
where units > 0
union all
-- Facts know neither bots nor own staff, so that these are only told.
select left_out, null, null, null, count(*)
from units
where not counts and started_at <= :as_of::timestamptz
group by left_out
