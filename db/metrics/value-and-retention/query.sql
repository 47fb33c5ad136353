-- Each account that had started by then: whether it had first value within 14 days, and when it churned.
with started_units as (
  select * from valued_units
  where started_at <= :as_of::timestamptz
    and (:from::timestamptz is null or started_at >= :from::timestamptz)
    and (:to::timestamptz is null or started_at < :to::timestamptz)
),
-- Days are of 24 hours: an interval of days would follow a time zone.
clocks as (
  select started_units.*,
    coalesce(value_at <= started_at + interval '336 hours', false) as has_value,
    (extract(epoch from :as_of::timestamptz - started_at) * 1000)::bigint as follow_up_ms,
    case when churned_at <= :as_of::timestamptz
      then greatest((extract(epoch from churned_at - started_at) * 1000)::bigint, 0)
    end as churned_after_ms
  from started_units
)
select unit_id, name, started_at,
  case
    when left_out is not null then left_out
    when is_met_late then 'observed_late'
    when follow_up_ms < 90 * 86400000::bigint then 'younger_than_90_days'
    when churned_after_ms <= 14 * 86400000::bigint then 'churned_by_day_14'
  end as left_out,
  has_value, churned_after_ms, follow_up_ms
from clocks
order by started_at, unit_id
