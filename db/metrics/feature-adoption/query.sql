-- Each account (or user) that had started by then, with each feature, used or not: when it was first
-- used and adopted. Without features, each once.
with started_units as materialized (
  select unit_id, name, started_at, left_out
  from units
  where started_at <= :as_of::timestamptz
    and (:from::text is null or started_at >= :from::timestamptz)
    and (:to::text is null or started_at < :to::timestamptz)
),
-- 28 times 24 hours before as-of; whatever happened after this instant is recent.
recent as materialized (
  select since, (since at time zone :time_zone)::date as first_day
  from (select :as_of::timestamptz - interval '672 hours' as since) cut
),
-- Of accounts it is kept when they began; of users it is put together from their days, grouped without an
-- order, which a hash does without sorting every day of everybody. Few units are looked up along an
-- index; only one side of each case is left when this is planned.
days_of_users as (
  select feature_key, user_id, day, min(first_used_at) as first_used_at
  from feature_use
  where environment_id = :environment_id::uuid and :level = 'user'
    and (:is_bounded = 'false' or :is_past = 'true'
      or user_id = any(array(select unit_id from started_units)))
  group by feature_key, user_id, day
),
features_of_users as (
  select feature_key, user_id, array_agg(first_used_at) as first_of_days, max(day) as last_day
  from days_of_users
  group by feature_key, user_id
),
adoption as materialized (
  select feature_key, account_id as unit_id, first_used_at[1] as first_used_at,
    first_used_at[3] as adopted_at, last_day
  from feature_adoption
  where environment_id = :environment_id::uuid and :level = 'account'
    and (:is_bounded = 'false' or :is_past = 'true'
      or account_id = any(array(select unit_id from started_units)))
  union all
  select feature_key, user_id, (select min(at) from unnest(first_of_days) as at),
    (select at from unnest(first_of_days) as at order by at offset 2 limit 1), last_day
  from features_of_users
),
-- Of those who used a feature last on the day that the window cuts: who did so after the cut.
used_after_cut as materialized (
  select feature_key, case :level when 'account' then account_id else user_id end as unit_id
  from feature_use
  where environment_id = :environment_id::uuid
    and day = (select first_day from recent) and last_used_at > (select since from recent)
    and (:is_past = 'true' or case :level when 'account' then account_id else user_id end
      = any(array(select unit_id from adoption where last_day = (select first_day from recent))))
),
asked_features as (
  select key as feature_key from features where environment_id = :environment_id::uuid
)
select unit_id, name, started_at, left_out, group_value, stratum, feature_key, first_used_at, adopted_at,
  case when last_day = (select first_day from recent)
    then (feature_key, unit_id) in (select feature_key, unit_id from used_after_cut)
    else coalesce(last_day > (select first_day from recent), false)
  end as is_used_28d
from started_units
left join asked_features on true
left join adoption using (unit_id, feature_key)
left join unit_groups using (unit_id)
