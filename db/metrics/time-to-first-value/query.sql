-- Each account (or user) that had started by then: when it reached its first value, if it has.
with started_units as (
  select unit_id, name, started_at, churned_at, observed_from, value_at_entry, left_out,
    value_at, is_met_late and left_out is null as is_late
  from valued_units
  where started_at <= :as_of::timestamptz
    and (:from::timestamptz is null or started_at >= :from::timestamptz)
    and (:to::timestamptz is null or started_at < :to::timestamptz)
)
select unit_id, name, started_at,
  case
    when not is_late then left_out
    when value_at_entry then 'value_at_entry'
    when value_at_entry is null then 'unknown_at_entry'
    when observed_from > :as_of::timestamptz then 'not_yet_observed'
    else 'delayed_entry'
  end as left_out,
  group_value, stratum,
  -- Of an account that the SDK met late, nothing counts that happened before.
  case when is_late then (:reached_since_met::jsonb ->> unit_id)::timestamptz else value_at end
    as reached_at,
  case when churned_at <= :as_of::timestamptz then churned_at end as churned_at,
  case when is_late then observed_from end as observed_from
from started_units
left join unit_groups using (unit_id)
