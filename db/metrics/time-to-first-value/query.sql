-- Each account (or user) that had started by then: when it reached its first value, if it has.
with started_units as (
  select unit_id, name, started_at, churned_at, observed_from,
    case
      when left_out is not null or not is_met_late then left_out
      when value_at_entry then 'value_at_entry'
      when value_at_entry is null then 'unknown_at_entry'
      when observed_from > :as_of::timestamptz then 'not_yet_observed'
      else 'delayed_entry'
    end as left_out
  from units
  where started_at <= :as_of::timestamptz
    and (:from::timestamptz is null or started_at >= :from::timestamptz)
    and (:to::timestamptz is null or started_at < :to::timestamptz)
),
reached_units as (
  select unit_id, reached_at from milestone_facts
  where environment_id = :environment_id::uuid and milestone_key = :milestone and level = :level
)
select unit_id, name, started_at, left_out, group_value, stratum,
  -- Of an account that the SDK met late, nothing counts that happened before.
  case left_out
    when 'delayed_entry' then (:reached_since_met::jsonb ->> unit_id)::timestamptz
    else reached_at
  end as reached_at,
  case when churned_at <= :as_of::timestamptz then churned_at end as churned_at,
  case left_out when 'delayed_entry' then observed_from end as observed_from
from started_units
left join reached_units using (unit_id)
left join unit_groups using (unit_id)
