-- Each account (or user) that had started by then, and how long it took to each milestone it has reached.
with started_units as materialized (
  select * from units
  where started_at <= :as_of::timestamptz
    and (:from::timestamptz is null or started_at >= :from::timestamptz)
    and (:to::timestamptz is null or started_at < :to::timestamptz)
),
reached_milestones as materialized (
  select unit_id,
    jsonb_object_agg(
      milestone_key, greatest((extract(epoch from reached_at - started_at) * 1000)::bigint, 0)
    ) as reached_after_ms
  from milestone_facts join started_units using (unit_id)
  where environment_id = :environment_id::uuid and level = :level
  group by unit_id
)
select unit_id, name, started_at, left_out, group_value, stratum,
  (extract(epoch from :as_of::timestamptz - started_at) * 1000)::bigint as follow_up_ms,
  coalesce(reached_after_ms, '{}') as reached_after_ms
from started_units
left join reached_milestones using (unit_id)
left join unit_groups using (unit_id)
order by started_at, unit_id
