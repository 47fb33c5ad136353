-- Each account (or user) that did anything of the funnel, with its instants in ms and the steps that
-- each of them can be, in the order of its stream; and those that are left out.
with started_units as (select * from units where started_at <= :as_of::timestamptz),
unit_hits as (
  select case :level when 'account' then account_id else user_id end as unit_id, held,
    string_agg(
      round(date_part('epoch', occurred_at) * 1000)::bigint::text, ',' order by occurred_at, message_id
    ) as at_ms,
    string_agg(steps::text, ',' order by occurred_at, message_id) as steps
  from funnel_hits
  where environment_id = :environment_id::uuid and funnel_key = :funnel_key
    and received_at <= :as_of::timestamptz
  group by 1, 2
)
select unit_id, name, left_out, group_value, stratum, at_ms, steps
from started_units
left join unit_hits using (unit_id)
left join unit_groups using (unit_id)
where at_ms is not null or left_out is not null
order by unit_id, held
