-- The same as recent-of-all.sql of some accounts and what people did in them, of some people, or of the past.
with counted_units as materialized (
  select unit_id from units
  where :is_bounded = 'true' and counts
    and started_at <= :as_of::timestamptz
    and (:from::text is null or started_at >= :from::timestamptz)
    and (:to::text is null or started_at < :to::timestamptz)
),
later_users as materialized (
  select id from users
  where environment_id = :environment_id::uuid and created_at > :as_of::timestamptz
),
-- Asked of accounts, people count by what they did in accounts: where accounts are looked up, that is so.
left_out_accounts as materialized (
  select id from accounts
  where environment_id = :environment_id::uuid and created_at > :as_of::timestamptz
  union all
  select '' where :level = 'account' and :is_bounded = 'false'
),
-- Units are looked up along an index, where there is one. Only one side of each case is left when this
-- is planned.
recent_uses as materialized (
  select feature_key, account_id, user_id, unit_id, uses, first_used_at <= :recent_since::timestamptz as is_cut
  from (
    select *, case :level when 'account' then account_id else user_id end as unit_id from feature_use
    where environment_id = :environment_id::uuid and last_used_at > :recent_since::timestamptz
  ) use
  where case
    when :is_bounded = 'false' then true
    when :is_past = 'true' then unit_id in (select unit_id from counted_units)
    else unit_id = any(array(select unit_id from counted_units))
  end
),
users_of_features as (
  select feature_key, count(*) as users_28d
  from (
    select distinct feature_key, user_id
    from recent_uses
    where user_id <> '' and user_id not in (select id from later_users)
      and (:is_bounded = 'true' and :level = 'account' or account_id not in (select id from left_out_accounts))
  ) people
  group by feature_key
),
-- Of two uses on the day that the window cuts one is recent; of more it is not known how many.
uses_of_features as (
  select feature_key,
    sum(case when not is_cut then uses when uses = 2 then 1 else 0 end)::bigint as uses_28d,
    json_agg(json_build_object('account_id', account_id, 'user_id', user_id))
      filter (where is_cut and uses > 2) as unsure
  from recent_uses
  where unit_id <> '' and case :level
    when 'account' then unit_id not in (select id from left_out_accounts)
    else unit_id not in (select id from later_users)
  end
  group by feature_key
),
-- An index tells on which day people were active last. Doubtful are those for whom it was the day that
-- the window cuts, or who were in an account that is left out.
last_days as (
  select user_id, max(day) as last_day
  from activity
  where environment_id = :environment_id::uuid and day >= :recent_day::date
    and :is_past = 'false' and case :level when 'account' then account_id else user_id end
      = any(array(select unit_id from counted_units))
  group by user_id
),
last_active as materialized (
  select count(*) filter (where is_sure) as sure_users,
    array_agg(user_id) filter (where not is_sure) as doubtful_users
  from (
    select user_id, last_day > :recent_day::date and user_id not in (
        select user_id from activity
        where environment_id = :environment_id::uuid
          and account_id = any(array(select id from left_out_accounts))
      ) as is_sure
    from last_days
    where user_id <> '' and user_id not in (select id from later_users)
  ) people
)
select feature_key, users_28d, 0 as uses_28d, null::json as unsure from users_of_features
union all
select feature_key, 0, uses_28d, unsure from uses_of_features
union all
select null, sure_users, 0, null from last_active
union all
select null, count(distinct user_id), 0, null
from activity
where environment_id = :environment_id::uuid and last_at > :recent_since::timestamptz
  and (:is_past = 'true' or user_id = any((select doubtful_users from last_active)::text[]))
  and (:is_bounded = 'false'
    or case :level when 'account' then account_id else user_id end in (select unit_id from counted_units))
  and user_id <> '' and user_id not in (select id from later_users)
  and (:is_bounded = 'true' and :level = 'account' or account_id not in (select id from left_out_accounts))
