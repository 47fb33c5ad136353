-- Each account (or user) that had started by then: when it reached the milestone, if it has.
with units as (
  select id as unit_id, name, created_at as started_at, churned_at,
    case
      when internal then 'internal'
      when observed_from is null or observed_from <= created_at or backfilled then null
      else 'observed_late'
    end as left_out
  from accounts
  where environment_id = :environment_id::uuid and :level = 'account'
  union all
  select id, traits ->> 'name', created_at, null,
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
