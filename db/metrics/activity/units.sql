-- Every account (user) that was active in the days asked for: when first and last.
with active_units as (
  select case :level when 'account' then account_id else user_id end as unit_id,
    min(first_at) as first_at, max(last_at) as last_at
  from activity
  where environment_id = :environment_id::uuid
    and day between :first_day::date and :last_day::date
  group by 1
)
select unit_id, name, group_value, first_at, last_at
from active_units
join units using (unit_id)
left join unit_groups using (unit_id)
where started_at <= :as_of::timestamptz
order by unit_id
