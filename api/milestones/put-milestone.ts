import type { Milestone, MilestoneInput } from '#contract/milestone'
import type { TenantSql } from '../../db/client.ts'
import { forgetDefinition } from '../../db/facts/forget-definition.ts'
import { changeDefinition } from '../definitions/change-definition.ts'
import { checkMilestoneCondition } from '../definitions/condition-errors.ts'
import { recordDefinitionChange } from '../definitions/record-definition-change.ts'
import type { RequestContext } from '../request-context.ts'
import { getMilestone } from './list-milestones.ts'

/**
 * Makes or changes a milestone; the same input again changes nothing. A changed rule forgets who
 * reached it and reads history again, as far back as raw events are kept. A new first value takes that
 * place from the one before.
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
    if (change !== 'none') {
      await recordDefinitionChange(sql, ctx, 'milestone', key, () => write(sql, ctx, key, input))
    }
    if (change === 'rule')
      await forgetDefinition(sql, { environmentId: ctx.environment.id, ...subject })
    return { result: undefined, change }
  })
  return getMilestone(ctx, key)
}

async function compare(
  sql: TenantSql,
  environmentId: string,
  key: string,
  { name, scope, condition, firstValue }: MilestoneInput,
): Promise<'none' | 'label' | 'firstValue' | 'rule'> {
  const [row] = await sql<{ sameName: boolean; wasFirstValue: boolean; sameRule: boolean }[]>`
    select name = ${name} as "sameName", first_value as "wasFirstValue",
      scope = ${scope} and condition = ${JSON.stringify(condition)}::text::jsonb as "sameRule"
    from milestones where environment_id = ${environmentId} and key = ${key}`
  if (!row?.sameRule) return 'rule'
  if (firstValue && !row.wasFirstValue) return 'firstValue'
  return row.sameName && row.wasFirstValue === firstValue ? 'none' : 'label'
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
