-- Each account (or user) that had started by then: how long its first value took, or how long it has
-- waited so far.
with units as (
  select id as unit_id, name, created_at as started_at,
    churned_at, observed_from,
    case
      when internal then 'internal'
      when observed_from is null or observed_from <= created_at or backfilled then null
      when value_at_entry then 'value_at_entry'
      when value_at_entry is null then 'unknown_at_entry'
      when observed_from > :as_of::timestamptz then 'not_yet_observed'
      else 'delayed_entry'
    end as left_out
  from accounts
  where environment_id = :environment_id::uuid and :level = 'account'
  union all
  select id, traits ->> 'name', created_at, null, null,
    case when bot then 'bot' when internal then 'internal' end
  from users
  where environment_id = :environment_id::uuid and :level = 'user'
),
started_units as (
  select * from units
  where started_at <= :as_of::timestamptz
    and (:from::timestamptz is null or started_at >= :from::timestamptz)
    and (:to::timestamptz is null or started_at < :to::timestamptz)
),
-- Of an account that the SDK met late, nothing counts that happened before.
reached_since_met as (
  select unit_id, reached_at
  from jsonb_to_recordset(:reached_since_met::jsonb) as met (unit_id text, reached_at timestamptz)
),
reached_units as materialized (
  select unit_id, reached_at from milestone_facts
  where environment_id = :environment_id::uuid and milestone_key = :milestone and level = :level
),
clocks as (
  select started_units.*,
    case left_out
      when 'delayed_entry' then reached_since_met.reached_at
      else reached_units.reached_at
    end as reached_at
  from started_units
  left join reached_units using (unit_id)
  left join reached_since_met using (unit_id)
),
-- Elapsed time; value before the start counts as 0. As floats, exact for ms: extract() reckons in
-- numerics, at three times the cost.
durations as materialized (
  select clocks.*,
    greatest(
      (date_part('epoch', coalesce(reached_at, :as_of::timestamptz) - started_at) * 1000)::bigint, 0
    ) as duration_ms,
    (date_part('epoch', :as_of::timestamptz - started_at) * 1000)::bigint as follow_up_ms,
    case when left_out = 'delayed_entry'
      then (date_part('epoch', observed_from - started_at) * 1000)::bigint
    end as observed_after_ms,
    case when churned_at <= :as_of::timestamptz
      then greatest((date_part('epoch', churned_at - started_at) * 1000)::bigint, 0)
    end as churned_after_ms
  from clocks
),
waiting_longest as materialized (
  select unit_id, row_number() over () as waiting_rank
  from (
    select unit_id from durations
    where reached_at is null and left_out is null
    order by churned_after_ms is not null, started_at, unit_id
    limit 100
  ) longest
),
-- How far those who wait have come. They are few, so that they are looked up along an index.
steps as materialized (
  select unit_id, count(*) as milestones_reached,
    (array_agg(milestones.name order by reached_at desc, milestone_key))[1] as last_milestone
  from milestone_facts
  join milestones
    on milestones.environment_id = :environment_id::uuid and milestones.key = milestone_key
  where milestone_facts.environment_id = :environment_id::uuid and level = :level
    and unit_id = any(array(select unit_id from waiting_longest))
  group by unit_id
),
-- Only one side of each case is left when this is planned.
seen as materialized (
  select case :level when 'account' then account_id else user_id end as unit_id,
    max(last_at) as last_active_at
  from activity
  where environment_id = :environment_id::uuid
    and case :level when 'account' then account_id else user_id end
      = any(array(select unit_id from waiting_longest))
  group by 1
)
select unit_id, name, started_at, left_out, group_value, stratum,
  duration_ms, reached_at is not null as reached, reached_at < started_at as reached_before_start,
  follow_up_ms, observed_after_ms, churned_after_ms,
  waiting_rank, milestones_reached, last_milestone, last_active_at
from durations
left join waiting_longest using (unit_id)
left join unit_groups using (unit_id)
left join steps using (unit_id)
left join seen using (unit_id)
