import type { SqlParams } from '../conditions/sql-params.ts'
import type { Definitions } from './definitions.ts'

/** Stores the recomputed hits of rules that need history: a part of the with list `recomputedFacts`. */
export function writtenHits({ milestones }: Definitions, params: SqlParams): string {
  const compound = milestones.filter((milestone) => !milestone.single)
  const keys = compound.map((milestone) => params.text(milestone.key)).join(', ') || 'null'
  return `written_hits as (
    insert into public.milestone_hits
    select * from milestone_hits where milestone_key in (${keys})
    order by milestone_key, term, message_id
    on conflict do nothing
  )`
}

/** Stores the recomputed first touches for which `condition` holds. One that is there stays if it is earlier. */
export function writeMilestoneFacts(condition: string): string {
  return `insert into public.milestone_facts as fact
    select * from milestone_facts where ${condition}
    order by milestone_key, level, unit_id
    on conflict (environment_id, milestone_key, level, unit_id) do update
      set reached_at = excluded.reached_at, message_id = excluded.message_id,
        account_id = excluded.account_id, user_id = excluded.user_id
      where (excluded.reached_at, excluded.message_id) < (fact.reached_at, fact.message_id)`
}

/** Stores the recomputed hits of saved funnels. */
export const writeFunnelHits = `insert into public.funnel_hits
  select * from funnel_hits order by funnel_key, message_id
  on conflict do nothing`
