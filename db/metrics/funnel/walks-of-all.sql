-- The same as walks.sql of everybody, without who they are: nearly all count, so that those are looked up
-- who do not, instead of all.
with walks as (
  select unit_id, entered_at, array_to_string(after_ms, ',') as after_ms
  from funnel_walks
  where environment_id = :environment_id::uuid and funnel_key = :funnel_key
    and (:from::timestamptz is null or entered_at >= :from::timestamptz)
    and (:to::timestamptz is null or entered_at < :to::timestamptz)
    and unit_id not in (select unit_id from units where not counts)
    and unit_id not in (select unit_id from units where started_at > :as_of::timestamptz)
)
select null::text as left_out, group_value, stratum, entered_at, after_ms
from walks
left join unit_groups using (unit_id)
union all
-- Of whom it is only counted why.
select left_out, null, null, null, null
from units
where not counts and started_at <= :as_of::timestamptz
