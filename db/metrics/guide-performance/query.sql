-- Each account (or user) that was shown the guide, and how far it came.
with steps_by_milestone as materialized (
  select step_key, milestone_key
  from jsonb_to_recordset(:milestones::jsonb) as step (step_key text, milestone_key text)
),
-- What people did whom nobody counts is not told of the account they did it in, nor the other way round.
told as materialized (
  select case :level when 'account' then fact.account_id else fact.user_id end as unit_id,
    fact.user_id, fact.version_id, fact.what, fact.step_key, fact.reached_at
  from guide_facts fact
  left join users
    on :level = 'account' and users.environment_id = :environment_id::uuid and users.id = fact.user_id
  left join accounts
    on :level = 'user' and accounts.environment_id = :environment_id::uuid
    and accounts.id = fact.account_id
  where fact.environment_id = :environment_id::uuid and fact.guide_key = :guide
    and not coalesce(users.bot or users.internal, accounts.internal, false)
),
first_met as (
  select distinct on (unit_id) unit_id, reached_at as met_at, version_id
  from told
  order by unit_id, reached_at, version_id
),
met_units as materialized (
  select unit_id, name, met_at, left_out, version_id
  from units join first_met using (unit_id)
  where (:from::timestamptz is null or met_at >= :from::timestamptz)
    and (:to::timestamptz is null or met_at < :to::timestamptz)
    and met_at <= :as_of::timestamptz
    and (:version_id::uuid is null or version_id = :version_id::uuid)
),
-- Whatever is told of a guide beyond its being shown says that it began.
passages as (
  select unit_id, count(distinct nullif(user_id, '')) as users,
    min(reached_at) filter (where what <> 'shown') as began_at,
    min(reached_at) filter (where what = 'completed') as completed_at,
    max(reached_at) filter (where what = 'dismissed') as dismissed_at,
    (array_agg(step_key order by reached_at desc, step_key)
      filter (where what = 'dismissed'))[1] as dismissed_step,
    array_agg(distinct step_key) filter (where what in ('step', 'answered')) as seen,
    array_agg(distinct step_key) filter (where what = 'marked') as marked,
    array_agg(distinct step_key) filter (where what = 'skipped') as skipped
  from told
  group by unit_id
),
done_by_milestone as materialized (
  select unit_id, array_agg(distinct step_key) as done
  from milestone_facts join steps_by_milestone using (milestone_key)
  where environment_id = :environment_id::uuid and level = :level
  group by unit_id
)
select unit_id, name, met_at as started_at, left_out, group_value, stratum, version_id::text, users,
  began_at, completed_at, dismissed_at, dismissed_step,
  case when exists (select from steps_by_milestone) then coalesce(done, '{}')
    else coalesce(seen, '{}') end as reached,
  coalesce(marked, '{}') as marked, coalesce(skipped, '{}') as skipped
from met_units
join passages using (unit_id)
left join done_by_milestone using (unit_id)
left join unit_groups using (unit_id)
order by met_at, unit_id
