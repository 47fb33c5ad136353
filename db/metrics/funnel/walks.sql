-- The same from what is kept of a saved funnel: how far each account (or user) got, in order from its
-- first entry. entered_ms is an instant, after_ms what passed since, one for each step that was done.
with units as (
  select id as unit_id, name, created_at as started_at, case when internal then 'internal' end as left_out
  from accounts
  where environment_id = :environment_id::uuid and :level = 'account'
  union all
  select id, traits ->> 'name', created_at, case when bot then 'bot' when internal then 'internal' end
  from users
  where environment_id = :environment_id::uuid and :level = 'user'
),
started_units as (select * from units where started_at <= :as_of::timestamptz),
walks as (
  select unit_id, held, round(date_part('epoch', entered_at) * 1000)::bigint as entered_ms,
    array_to_string(after_ms, ',') as after_ms
  from funnel_walks
  where environment_id = :environment_id::uuid and funnel_key = :funnel_key
)
select unit_id, name, left_out, group_value, stratum, entered_ms, after_ms
from started_units
left join walks using (unit_id)
left join unit_groups using (unit_id)
where entered_ms is not null or left_out is not null
order by unit_id, held
