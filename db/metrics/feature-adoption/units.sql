-- Each account (or user) of the period that had started by then, whatever it used.
with started_units as not materialized (
  select unit_id, name, started_at, left_out
  from units
  where started_at <= :as_of::timestamptz
    and (:from::text is null or started_at >= :from::timestamptz)
    and (:to::text is null or started_at < :to::timestamptz)
)
select unit_id, name, started_at, left_out, group_value, stratum
from started_units
left join unit_groups using (unit_id)
