import type { Condition } from '#contract/condition'
import type { Milestone } from '#contract/milestone'
import type { PageOf } from '#contract/page'
import type { TenantSql } from '../../db/client.ts'
import { notFound } from '../errors.ts'
import { recomputingShare } from '../definitions/recomputing.ts'
import type { RequestContext } from '../request-context.ts'

/** All of them, oldest first, with how many reached each. */
export async function listMilestones(ctx: RequestContext): Promise<PageOf<Milestone>> {
  return { rows: await readMilestones(ctx), nextCursor: null }
}

export async function getMilestone(ctx: RequestContext, key: string): Promise<Milestone> {
  const [milestone] = await readMilestones(ctx, key)
  if (!milestone) throw notFound('milestone', key)
  return milestone
}

function readMilestones(
  { database, environment }: RequestContext,
  key?: string,
): Promise<Milestone[]> {
  return database.withTenants([environment.id], async (sql) => {
    const rows = await selectMilestones(sql, environment.id, key)
    return rows.map(({ createdAtMs, updatedAtMs, lastReachedMs, ...row }) => ({
      ...row,
      createdAt: new Date(createdAtMs).toISOString(),
      updatedAt: new Date(updatedAtMs).toISOString(),
      lastReachedAt: lastReachedMs === null ? null : new Date(lastReachedMs).toISOString(),
    }))
  })
}

interface Row {
  key: string
  name: string
  scope: 'user' | 'account'
  condition: Condition
  firstValue: boolean
  createdAtMs: number
  updatedAtMs: number
  reachedAccounts: number
  reachedUsers: number
  lastReachedMs: number | null
  recomputing: number | null
}

function selectMilestones(sql: TenantSql, environmentId: string, key?: string): Promise<Row[]> {
  return sql<Row[]>`
    select d.key, d.name, d.scope, d.condition, d.first_value as "firstValue",
      d.created_at as "createdAtMs", d.updated_at as "updatedAtMs",
      coalesce(f.accounts, 0) as "reachedAccounts", coalesce(f.users, 0) as "reachedUsers",
      f.last_reached as "lastReachedMs",
      ${recomputingShare(sql, 'milestone', 'd.key')} as recomputing
    from milestones d
    left join (
      select milestone_key,
        count(*) filter (where level = 'account') as accounts,
        count(*) filter (where level = 'user') as users,
        max(reached_at) as last_reached
      from milestone_facts where environment_id = ${environmentId}
      group by milestone_key
    ) f on f.milestone_key = d.key
    where d.environment_id = ${environmentId} ${key === undefined ? sql`` : sql`and d.key = ${key}`}
    order by d.created_at, d.key`
}
