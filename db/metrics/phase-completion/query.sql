-- Each account (or user) that had started by then: how many milestones of the checklist it has reached,
-- and how long each phase took that it has completed.
with phases as materialized (
  select position, milestone_key
  from jsonb_array_elements(:phases::jsonb) with ordinality as phase (milestone_keys, position)
  cross join jsonb_array_elements_text(phase.milestone_keys) as milestone_key
),
phase_sizes as materialized (select position, count(*) as milestones from phases group by position),
started_units as materialized (
  select * from units
  where started_at <= :as_of::timestamptz
    and (:from::timestamptz is null or started_at >= :from::timestamptz)
    and (:to::timestamptz is null or started_at < :to::timestamptz)
),
reached_milestones as materialized (
  select unit_id, milestone_key, reached_at from milestone_facts
  where environment_id = :environment_id::uuid and level = :level
    and milestone_key in (select milestone_key from phases)
),
-- In any order: a phase is complete with the last of its milestones.
completed_phases as materialized (
  select unit_id, position, max(reached_at) as completed_at
  from reached_milestones
  join phases using (milestone_key)
  join phase_sizes using (position)
  group by unit_id, position, phase_sizes.milestones
  having count(*) = phase_sizes.milestones
),
progress as materialized (
  select unit_id, count(*) as milestones_done from reached_milestones group by unit_id
),
-- By position of the phase, elapsed ms; a phase that is not complete is absent.
times_to_complete as materialized (
  select unit_id,
    jsonb_object_agg(
      position, greatest((extract(epoch from completed_at - started_at) * 1000)::bigint, 0)
    ) as completed_after_ms
  from completed_phases join started_units using (unit_id)
  group by unit_id
)
select unit_id, name, started_at, left_out, group_value, stratum,
  (extract(epoch from :as_of::timestamptz - started_at) * 1000)::bigint as follow_up_ms,
  coalesce(milestones_done, 0) as milestones_done,
  coalesce(completed_after_ms, '{}') as completed_after_ms
from started_units
left join progress using (unit_id)
left join times_to_complete using (unit_id)
left join unit_groups using (unit_id)
order by started_at, unit_id
