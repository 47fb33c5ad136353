-- Each account (or user) that had started by then: how long it took to the milestone, or how long it has
-- waited so far.
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
reached_units as materialized (
  select unit_id, reached_at from milestone_facts
  where environment_id = :environment_id::uuid and milestone_key = :milestone and level = :level
)
select unit_id, name, started_at, left_out, group_value, stratum,
  greatest(
    (extract(epoch from coalesce(reached_at, :as_of::timestamptz) - started_at) * 1000)::bigint, 0
  ) as duration_ms,
  reached_at is not null as reached,
  (extract(epoch from :as_of::timestamptz - started_at) * 1000)::bigint as follow_up_ms,
  case when churned_at <= :as_of::timestamptz
    then greatest((extract(epoch from churned_at - started_at) * 1000)::bigint, 0)
  end as churned_after_ms
from started_units
left join reached_units using (unit_id)
left join unit_groups using (unit_id)
order by duration_ms, unit_id
