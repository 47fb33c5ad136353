import type { MetricRequest } from './metric-request.ts'

/**
 * The relation `units`: accounts (users), with why they do not count whatever the metric is, and for
 * accounts what is known of the time before the SDK met them. To ask whether they count, `counts` tells
 * the planner how many that are. Read twice it is asked twice, of few units each time. $1 of the
 * statement must be the environment.
 */
export const levelUnits: Record<MetricRequest['level'], string> = {
  account: `units as not materialized (
  select id as unit_id, name, created_at as started_at, churned_at, observed_from, value_at_entry,
    first_value_at, coalesce(observed_from > created_at, false) and not backfilled as is_met_late,
    not internal as counts, case when internal then 'internal' end as left_out
  from accounts
  where environment_id = $1::uuid
)`,
  user: `units as not materialized (
  select id as unit_id, traits ->> 'name' as name, created_at as started_at,
    null::timestamptz as churned_at, null::timestamptz as observed_from, null::boolean as value_at_entry,
    first_value_at, false as is_met_late, not bot and not internal as counts,
    case when bot then 'bot' when internal then 'internal' end as left_out
  from users
  where environment_id = $1::uuid
)`,
}
