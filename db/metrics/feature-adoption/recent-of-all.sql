-- Of everybody in the last 28 days: how many people used each feature, how often the units did, of whom
-- that is not known; and, without feature, how many people did anything at all. Facts know neither bots
-- nor own staff, so that those are left out whose start is yet to come. Asked of accounts, people count by
-- what they did in accounts.
with later_users as not materialized (
  select id from users
  where environment_id = :environment_id::uuid and created_at > :as_of::timestamptz
),
left_out_accounts as not materialized (
  select id from accounts
  where environment_id = :environment_id::uuid and created_at > :as_of::timestamptz
  union all
  select '' where :level = 'account'
),
recent_days as not materialized (
  select *, case :level when 'account' then account_id else user_id end <> '' and case :level
      when 'account' then account_id not in (select id from left_out_accounts)
      else user_id not in (select id from later_users)
    end as is_of_unit,
    user_id <> '' and user_id not in (select id from later_users)
      and account_id not in (select id from left_out_accounts) as is_of_person
  from feature_use
  where environment_id = :environment_id::uuid and day >= :recent_day::date
    and feature_key = any(array(select key from features where environment_id = :environment_id::uuid))
),
-- Whole days are read from the key alone, and of one feature after the other, so that few people are
-- looked through at once.
users_of_features as (
  select key as feature_key, users_28d
  from features
  cross join lateral (
    select count(*) as users_28d
    from (
      select user_id from recent_days
      where feature_key = key and day > :recent_day::date and is_of_person
      union
      select user_id from recent_days
      where feature_key = key and day = :recent_day::date and is_of_person
        and last_used_at > :recent_since::timestamptz
    ) people
  ) counted
  where environment_id = :environment_id::uuid
),
-- Of two uses on the day that the window cuts one is recent; of more it is not known how many.
uses_of_features as (
  select feature_key,
    sum(case when first_used_at > :recent_since::timestamptz then uses when uses = 2 then 1 else 0 end)::bigint
      as uses_28d
  from recent_days
  where last_used_at > :recent_since::timestamptz and is_of_unit
  group by feature_key
),
unsure_uses as (
  select feature_key, json_agg(json_build_object('account_id', account_id, 'user_id', user_id)) as unsure
  from recent_days
  where day = :recent_day::date and last_used_at > :recent_since::timestamptz
    and first_used_at <= :recent_since::timestamptz and uses > 2 and is_of_unit
  group by feature_key
),
-- It is kept on which day people were active last. Doubtful are those for whom it was the day that the
-- window cuts, or who were in an account that is left out.
last_active as materialized (
  select count(*) filter (where is_sure) as sure_users,
    array_agg(user_id) filter (where not is_sure) as doubtful_users
  from (
    select unit_id as user_id, first_day + length(days) - 1 > :recent_day::date
      and unit_id not in (
        select user_id from activity
        where environment_id = :environment_id::uuid and day >= :recent_day::date
          and account_id = any(array(select id from left_out_accounts))
      ) as is_sure
    from active_days
    where environment_id = :environment_id::uuid and level = 'user'
      and first_day + length(days) - 1 >= :recent_day::date
      and unit_id not in (select id from later_users)
  ) people
)
select feature_key, users_28d, 0 as uses_28d, null::json as unsure from users_of_features
union all
select feature_key, 0, uses_28d, null from uses_of_features
union all
select feature_key, 0, 0, unsure from unsure_uses
union all
select null, sure_users, 0, null from last_active
union all
select null, count(distinct user_id), 0, null
from activity
where environment_id = :environment_id::uuid and last_at > :recent_since::timestamptz
  and user_id = any((select doubtful_users from last_active)::text[])
  and account_id not in (select id from left_out_accounts)
