-- What is kept of a saved funnel without the names: for each group the entries of its accounts (users),
-- instants in ms, and after each what passed until each step that was done. One text for all of them is
-- read ten times as fast as a row for each.
with units as (
  select id as unit_id, created_at as started_at, case when internal then 'internal' end as left_out
  from accounts
  where environment_id = :environment_id::uuid and :level = 'account'
  union all
  select id, created_at, case when bot then 'bot' when internal then 'internal' end
  from users
  where environment_id = :environment_id::uuid and :level = 'user'
),
started_units as (select * from units where started_at <= :as_of::timestamptz),
walks as (
  select unit_id, entered_at, after_ms from funnel_walks
  where environment_id = :environment_id::uuid and funnel_key = :funnel_key
)
select left_out, group_value, stratum, count(*) as units,
  string_agg(
    round(date_part('epoch', entered_at) * 1000)::bigint || ',' || array_to_string(after_ms, ','), ';'
  ) as walks
from started_units
left join walks using (unit_id)
left join unit_groups using (unit_id)
where entered_at is not null or left_out is not null
group by 1, 2, 3
