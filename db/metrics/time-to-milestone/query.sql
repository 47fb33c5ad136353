-- Each account (or user) that had started by then: when it reached the milestone, if it has.
with started_units as (
  select unit_id, name, started_at, churned_at,
    coalesce(left_out, case when is_met_late then 'observed_late' end) as left_out
  from units
  where started_at <= :as_of::timestamptz
    and (:from::timestamptz is null or started_at >= :from::timestamptz)
    and (:to::timestamptz is null or started_at < :to::timestamptz)
),
reached_units as (
  select unit_id, reached_at from milestone_facts
  where environment_id = :environment_id::uuid and milestone_key = :milestone and level = :level
)
select unit_id, name, started_at, left_out, group_value, stratum, reached_at,
  case when churned_at <= :as_of::timestamptz then churned_at end as churned_at,
  null::timestamptz as observed_from
from started_units
left join reached_units using (unit_id)
left join unit_groups using (unit_id)
