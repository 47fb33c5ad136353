-- Each account (or user) of units.sql that counts, with each feature it used: when it first did, and
-- adopted it.
with started_units as not materialized (
  select unit_id, name, started_at, left_out
  from units
  where counts and started_at <= :as_of::timestamptz
    and (:from::text is null or started_at >= :from::timestamptz)
    and (:to::text is null or started_at < :to::timestamptz)
),
-- Of accounts it is kept when they began; of users it is put together from their days, and only where
-- there are three of them in order. Few units are looked up along an index; only one side of each case is
-- left when this is planned.
days_of_users as not materialized (
  select feature_key, user_id, day, first_used_at
  from feature_use
  where environment_id = :environment_id::uuid and :level = 'user'
    and (:is_bounded = 'false' or :is_past = 'true'
      or user_id = any(array(select unit_id from started_units)))
),
use_of_users as (
  select feature_key, user_id, min(first_used_at) as first_used_at, max(day) as last_day, count(*) as days
  from days_of_users
  group by feature_key, user_id
),
adopters as (
  select feature_key, user_id, (array_agg(first_used_at order by day))[3] as adopted_at
  from (
    select feature_key, user_id, day, min(first_used_at) as first_used_at
    from days_of_users
    where (feature_key, user_id) in (select feature_key, user_id from use_of_users where days >= 3)
    group by feature_key, user_id, day
  ) days
  group by feature_key, user_id
),
adoption as not materialized (
  select feature_key, account_id as unit_id, first_used_at[1] as first_used_at,
    first_used_at[3] as adopted_at, last_day
  from feature_adoption
  where environment_id = :environment_id::uuid and :level = 'account'
    and (:is_bounded = 'false' or :is_past = 'true'
      or account_id = any(array(select unit_id from started_units)))
  union all
  select feature_key, user_id, first_used_at, adopted_at, last_day
  from use_of_users
  left join adopters using (feature_key, user_id)
  -- Said again, so that the planner knows of no users when it plans accounts, and shares them out.
  where :level = 'user'
)
select unit_id, name, started_at, left_out, group_value, stratum, feature_key, first_used_at, adopted_at,
  case
    when last_day <> :recent_day::date then last_day > :recent_day::date
    -- The day that the window cuts: of few units each is looked up, of all it is read at once.
    when :is_bounded = 'true' and :is_past = 'false' then (
      select count(*) > 0
      from feature_use use
      where use.environment_id = :environment_id::uuid and use.feature_key = adoption.feature_key
        and case :level when 'account' then use.account_id else use.user_id end = unit_id
        and use.day = :recent_day::date and use.last_used_at > :recent_since::timestamptz
    )
    else (feature_key, unit_id) in (
      select feature_key, case :level when 'account' then account_id else user_id end
      from feature_use
      where environment_id = :environment_id::uuid
        and feature_key = any(array(select key from features where environment_id = :environment_id::uuid))
        and day = :recent_day::date and last_used_at > :recent_since::timestamptz
    )
  end as is_used_28d
from adoption
join started_units using (unit_id)
left join unit_groups using (unit_id)
