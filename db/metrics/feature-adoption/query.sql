-- Each account (or user) that had started by then, with each feature, used or not: when it was first
-- used and adopted. Without features, each once.
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
    and (:from::text is null or started_at >= :from::timestamptz)
    and (:to::text is null or started_at < :to::timestamptz)
),
-- 28 times 24 hours before as-of; whatever happened after this instant is recent.
recent as (select :as_of::timestamptz - interval '672 hours' as since),
-- A day counts once, however often the feature was used and by whomever. Few units are looked up along an
-- index; only one side of each case is left when this is planned.
days_of_use as (
  select feature_key, case :level when 'account' then account_id else user_id end as unit_id, day,
    min(first_used_at) as first_used_at, max(last_used_at) as last_used_at
  from feature_use
  where environment_id = :environment_id::uuid
    and (:is_bounded = 'false' or :is_past = 'true'
      or case :level when 'account' then account_id else user_id end
        = any(array(select unit_id from started_units)))
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
asked_features as (
  select key as feature_key from features where environment_id = :environment_id::uuid
)
select unit_id, name, started_at, left_out, group_value, stratum, feature_key, first_used_at, adopted_at,
  coalesce(is_used_28d, false) as is_used_28d
from started_units
left join asked_features on true
left join adoption using (unit_id, feature_key)
left join unit_groups using (unit_id)
