import type { Feature, FeatureInput } from '#contract/milestone'
import type { TenantSql } from '../../db/client.ts'
import { forgetDefinition } from '../../db/facts/forget-definition.ts'
import { changeDefinition } from '../definitions/change-definition.ts'
import { checkFeatureCondition } from '../definitions/condition-errors.ts'
import { recordDefinitionChange } from '../definitions/record-definition-change.ts'
import type { RequestContext } from '../request-context.ts'
import { getFeature } from './list-features.ts'

/**
 * Makes or changes a feature; the same input again changes nothing. Changed events forget who used it
 * and read history again; the release date moves no facts.
 */
export async function putFeature(
  ctx: RequestContext,
  key: string,
  input: FeatureInput,
): Promise<Feature> {
  checkFeatureCondition(input.condition)
  const subject = { subjectKind: 'feature', subjectKey: key } as const
  await changeDefinition(ctx, subject, async (sql) => {
    const change = await compare(sql, ctx.environment.id, key, input)
    if (change !== 'none') {
      await recordDefinitionChange(sql, ctx, 'feature', key, () => write(sql, ctx, key, input))
    }
    if (change === 'rule')
      await forgetDefinition(sql, { environmentId: ctx.environment.id, ...subject })
    return { result: undefined, change }
  })
  return getFeature(ctx, key)
}

async function compare(
  sql: TenantSql,
  environmentId: string,
  key: string,
  { name, condition, releasedAt }: FeatureInput,
): Promise<'none' | 'label' | 'rule'> {
  const [row] = await sql<{ sameLabel: boolean; sameRule: boolean }[]>`
    select name = ${name}
        and released_at is not distinct from ${releasedAt}::text::timestamptz(3) as "sameLabel",
      condition = ${JSON.stringify(condition)}::text::jsonb as "sameRule"
    from features where environment_id = ${environmentId} and key = ${key}`
  if (!row?.sameRule) return 'rule'
  return row.sameLabel ? 'none' : 'label'
}

async function write(
  sql: TenantSql,
  { environment, now }: RequestContext,
  key: string,
  { name, condition, releasedAt }: FeatureInput,
): Promise<void> {
  const at = new Date(now).toISOString()
  await sql`
    insert into features
      (environment_id, key, name, condition, released_at, created_at, updated_at)
    values (
      ${environment.id}, ${key}, ${name}, ${JSON.stringify(condition)}::text::jsonb,
      ${releasedAt}::text::timestamptz, ${at}::text::timestamptz, ${at}::text::timestamptz
    )
    on conflict (environment_id, key) do update set
      name = excluded.name, condition = excluded.condition, released_at = excluded.released_at,
      updated_at = excluded.updated_at`
}
