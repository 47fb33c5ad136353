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
    min(first_used_at) as first_used_at, max(last_used_at) as last_used_at
  from feature_use
  where environment_id = :environment_id::uuid
  group by 1, 2, 3
),
-- Grouped without an order, which a hash does without sorting every day of everybody.
units_of_features as (
  select feature_key, unit_id, min(first_used_at) as first_used_at, max(last_used_at) as last_used_at,
    array_agg(first_used_at) as first_of_days
  from days_of_use
  group by feature_key, unit_id
),
adoption as materialized (
  select feature_key, unit_id, first_used_at,
    case when cardinality(first_of_days) >= 3
      then (select at from unnest(first_of_days) as at order by at offset 2 limit 1)
    end as adopted_at,
    last_used_at > (select since from recent) as is_used_28d
  from units_of_features
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
recent_people as (
  select feature_key, account_id, user_id from feature_use
  where environment_id = :environment_id::uuid and last_used_at > (select since from recent)
  union all
  select null, account_id, user_id from activity
  where environment_id = :environment_id::uuid and last_at > (select since from recent)
),
-- Each person once for each feature. Bots and own staff have no facts, so that only those are looked
-- up whose start is yet to come.
recent_users as (
  select distinct feature_key, user_id
  from recent_people
  left join accounts
    on accounts.environment_id = :environment_id::uuid and accounts.id = recent_people.account_id
    and not accounts.internal and accounts.created_at <= :as_of::timestamptz
  where user_id <> ''
    and user_id not in (
      select id from users
      where environment_id = :environment_id::uuid and created_at > :as_of::timestamptz
    )
    and case
      when :level = 'user' then (account_id = '' or accounts.id is not null)
        and user_id in (select unit_id from started_units where left_out is null)
      when :from::text is null and :to::text is null and :segment::text is null
        then account_id = '' or accounts.id is not null
      else account_id in (select unit_id from started_units where left_out is null)
    end
),
users_28d as (
  select feature_key, count(*) as users_28d from recent_users group by feature_key
)
select unit_id, name, started_at, left_out, group_value, stratum, feature_key, first_used_at, adopted_at,
  coalesce(is_used_28d, false) as is_used_28d, coalesce(uses_28d, 0)::bigint as uses_28d,
  null::bigint as users_28d
from started_units
left join adoption using (unit_id)
left join uses_28d using (unit_id, feature_key)
left join unit_groups using (unit_id)
union all
select null, null, null, null, null, null, feature_key, null, null, false, 0, users_28d
from users_28d
order by unit_id, feature_key
