-- A page of those who have not reached it: who still waits, then the churned, each longest first, with how
-- far they have come.
with waiting as not materialized (
  select unit_id, name, started_at, coalesce(churned_at <= :as_of::timestamptz, false) as churned
  from valued_units
  where counts and not is_met_late and started_at <= :as_of::timestamptz
    and (:from::timestamptz is null or started_at >= :from::timestamptz)
    and (:to::timestamptz is null or started_at < :to::timestamptz)
    and value_at is null
),
-- Each half walks along an index by start and ends with the page.
still_waiting as materialized (
  select * from waiting
  where not churned and (:after_started_at::timestamptz is null or not :after_churned::boolean
    and (started_at, unit_id) > (:after_started_at::timestamptz, :after_id))
  order by started_at, unit_id limit :limit::integer
),
have_churned as (
  select * from waiting
  where churned and (:after_started_at::timestamptz is null or not :after_churned::boolean
    or (started_at, unit_id) > (:after_started_at::timestamptz, :after_id))
  order by started_at, unit_id limit :limit::integer
),
-- The second is walked only as far as the first leaves room.
page as materialized (
  table still_waiting
  union all
  (
    table have_churned order by started_at, unit_id
    limit (select :limit::integer - count(*) from still_waiting)
  )
),
steps as (
  select unit_id, count(*) as milestones_reached,
    (array_agg(milestones.name order by reached_at desc, milestone_key))[1] as last_milestone
  from milestone_facts
  join milestones
    on milestones.environment_id = :environment_id::uuid and milestones.key = milestone_key
  where milestone_facts.environment_id = :environment_id::uuid and level = :level
    and unit_id = any(array(select unit_id from page))
  group by unit_id
),
-- Worked out before it is looked for: under row security no index is asked for what `length` says.
last_days as materialized (
  select unit_id, first_day + length(days) - 1 as last_day
  from active_days
  where environment_id = :environment_id::uuid and level = :level
    and unit_id = any(array(select unit_id from page))
    and :is_past = 'false'
),
-- Only one side of the case is left when this is planned. When it was by a past as-of is asked of raw
-- events (find-last-seen.ts).
seen as (
  select unit_id, last_active_at
  from last_days
  -- Each by itself: without statistics all days of everybody were read for a page.
  cross join lateral (
    select max(last_at) as last_active_at
    from activity
    where environment_id = :environment_id::uuid
      and case :level when 'account' then account_id else user_id end = unit_id and day = last_day
  ) activity
  where :is_past = 'false'
)
select unit_id, name, started_at, churned,
  coalesce(milestones_reached, 0) as milestones_reached, last_milestone, last_active_at
from page
left join steps using (unit_id)
left join seen using (unit_id)
order by churned, started_at, unit_id
