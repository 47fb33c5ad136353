-- How far each account (or user) that entered in the period got, in order from its first entry: what
-- passed since, ms, one for each step that was done; and those that are left out, once each.
with started_units as (select * from units where started_at <= :as_of::timestamptz),
walks as (
  select unit_id as walker_id, held, entered_at, array_to_string(after_ms, ',') as after_ms
  from funnel_walks
  where environment_id = :environment_id::uuid and funnel_key = :funnel_key
    and (:from::timestamptz is null or entered_at >= :from::timestamptz)
    and (:to::timestamptz is null or entered_at < :to::timestamptz)
)
select unit_id, name, left_out, group_value, stratum, held, entered_at, after_ms
from started_units
left join walks on walker_id = unit_id and counts
left join unit_groups using (unit_id)
where entered_at is not null or left_out is not null
