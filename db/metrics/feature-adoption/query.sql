-- Each account (or user) that had started by then with each feature it has used, and one row without
-- feature for those who used none. Behind them, without unit: who used a feature in the last 28 days.
with units as (
  select id as unit_id, name, created_at as started_at, case when internal then 'internal' end as left_out
  from accounts
  where environment_id = :environment_id::uuid and :level = 'account'
  union all
  select id, traits ->> 'name', created_at, case when bot then 'bot' when internal then 'internal' end
  from users
  where environment_id = :environment_id::uuid and :level = 'user'
),
started_units as materialized (
  select * from units
  where started_at <= :as_of::timestamptz
    and (:from::timestamptz is null or started_at >= :from::timestamptz)
    and (:to::timestamptz is null or started_at < :to::timestamptz)
),
-- 28 times 24 hours before as-of; whatever happened after this instant is recent.
recent as (
  select :as_of::timestamptz - interval '672 hours' as since,
    ((:as_of::timestamptz - interval '672 hours') at time zone :time_zone)::date as first_day
),
-- A day counts once, however often the feature was used and by whomever.
days_of_use as (
  select feature_key, case :level when 'account' then account_id else user_id end as unit_id, day,
    min(first_used_at) as first_used_at, max(last_used_at) as last_used_at,
    row_number() over (
      partition by feature_key, case :level when 'account' then account_id else user_id end
      order by day
    ) as nth_day
  from feature_use
  where environment_id = :environment_id::uuid
  group by 1, 2, 3
),
adoption as materialized (
  select feature_key, unit_id, min(first_used_at) as first_used_at,
    min(first_used_at) filter (where nth_day = 3) as adopted_at,
    max(last_used_at) > (select since from recent) as is_used_28d
  from days_of_use
  group by feature_key, unit_id
),
-- Of the day that the window cuts, only the uses after the cut.
recent_uses as (
  select feature_key, account_id, user_id, uses from feature_use
  where environment_id = :environment_id::uuid and day > (select first_day from recent)
  union all
  select feature_key, account_id, user_id, uses
  from jsonb_to_recordset(:uses_on_first_day::jsonb)
    as cut_day (feature_key text, account_id text, user_id text, uses integer)
),
uses_28d as materialized (
  select feature_key, case :level when 'account' then account_id else user_id end as unit_id,
    sum(uses) as uses_28d
  from recent_uses
  group by 1, 2
),
-- Who is active at all: in an account that counts, or, unless a period is asked for, in none.
recent_people as materialized (
  select feature_key, account_id, user_id from feature_use
  where environment_id = :environment_id::uuid and last_used_at > (select since from recent)
  union
  select null, account_id, user_id from activity
  where environment_id = :environment_id::uuid and last_at > (select since from recent)
),
users_28d as (
  select feature_key, count(distinct user_id) as users_28d
  from recent_people
  join users
    on users.environment_id = :environment_id::uuid and users.id = recent_people.user_id
    and not users.bot and not users.internal and users.created_at <= :as_of::timestamptz
  left join accounts
    on accounts.environment_id = :environment_id::uuid and accounts.id = recent_people.account_id
    and not accounts.internal and accounts.created_at <= :as_of::timestamptz
  where case
    when :level = 'user' then (account_id = '' or accounts.id is not null)
      and user_id in (select unit_id from started_units where left_out is null)
    when :from::text is null and :to::text is null then account_id = '' or accounts.id is not null
    else account_id in (select unit_id from started_units where left_out is null)
  end
  group by feature_key
)
select unit_id, name, started_at, left_out, feature_key, first_used_at, adopted_at,
  coalesce(is_used_28d, false) as is_used_28d, coalesce(uses_28d, 0)::bigint as uses_28d,
  null::bigint as users_28d
from started_units
left join adoption using (unit_id)
left join uses_28d using (unit_id, feature_key)
union all
select null, null, null, null, feature_key, null, null, false, 0, users_28d
from users_28d
order by unit_id, feature_key
