import type { Milestone, MilestoneInput } from '#contract/milestone'
import type { TenantSql } from '../../db/client.ts'
import { changeDefinition } from '../definitions/change-definition.ts'
import { checkMilestoneCondition } from '../definitions/condition-errors.ts'
import type { RequestContext } from '../request-context.ts'
import { getMilestone } from './list-milestones.ts'

/**
 * Makes or changes a milestone; the same input again changes nothing. A changed rule forgets who
 * reached it and reads history again. A new first value takes that place from the one before.
 */
export async function putMilestone(
  ctx: RequestContext,
  key: string,
  input: MilestoneInput,
): Promise<Milestone> {
  checkMilestoneCondition(input.condition)
  const subject = { subjectKind: 'milestone', subjectKey: key } as const
  await changeDefinition(ctx, subject, async (sql) => {
    const change = await compare(sql, ctx.environment.id, key, input)
    if (change !== 'none') await write(sql, ctx, key, input)
    if (change === 'rule') await forgetMilestone(sql, ctx.environment.id, key)
    return { result: undefined, change }
  })
  return getMilestone(ctx, key)
}

/** Deletes what was derived by its rule; the events stay. */
export async function forgetMilestone(
  sql: TenantSql,
  environmentId: string,
  key: string,
): Promise<void> {
  await sql`
    delete from milestone_facts where environment_id = ${environmentId} and milestone_key = ${key}`
  await sql`
    delete from milestone_hits where environment_id = ${environmentId} and milestone_key = ${key}`
}

async function compare(
  sql: TenantSql,
  environmentId: string,
  key: string,
  { name, scope, condition, firstValue }: MilestoneInput,
): Promise<'none' | 'label' | 'rule'> {
  const [row] = await sql<{ sameLabel: boolean; sameRule: boolean }[]>`
    select name = ${name} and first_value = ${firstValue} as "sameLabel",
      scope = ${scope} and condition = ${JSON.stringify(condition)}::text::jsonb as "sameRule"
    from milestones where environment_id = ${environmentId} and key = ${key}`
  if (!row?.sameRule) return 'rule'
  return row.sameLabel ? 'none' : 'label'
}

async function write(
  sql: TenantSql,
  { environment, now }: RequestContext,
  key: string,
  { name, scope, condition, firstValue }: MilestoneInput,
): Promise<void> {
  const at = new Date(now).toISOString()
  if (firstValue) {
    await sql`
      update milestones set first_value = false, updated_at = ${at}::text::timestamptz
      where environment_id = ${environment.id} and first_value and key <> ${key}`
  }
  await sql`
    insert into milestones
      (environment_id, key, name, scope, condition, first_value, created_at, updated_at)
    values (
      ${environment.id}, ${key}, ${name}, ${scope}, ${JSON.stringify(condition)}::text::jsonb,
      ${firstValue}, ${at}::text::timestamptz, ${at}::text::timestamptz
    )
    on conflict (environment_id, key) do update set
      name = excluded.name, scope = excluded.scope, condition = excluded.condition,
      first_value = excluded.first_value, updated_at = excluded.updated_at`
}
