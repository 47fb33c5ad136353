import type { Funnel, FunnelInput } from '#contract/funnel'
import type { TenantSql } from '../../db/client.ts'
import { forgetDefinition } from '../../db/facts/forget-definition.ts'
import { changeDefinition } from '../definitions/change-definition.ts'
import { invalidInput } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'
import { getFunnel } from './list-funnels.ts'

/**
 * Saves or changes a funnel; the same input again changes nothing. Changed steps forget how far
 * everybody got and read history again, as far back as raw events are kept.
 */
export async function putFunnel(
  ctx: RequestContext,
  key: string,
  input: FunnelInput,
): Promise<Funnel> {
  if (input.exclude && input.exclude.between[1] > input.steps.length) {
    const message = `Names a step behind the last, ${input.steps.length}`
    throw invalidInput({ path: 'exclude.between', message })
  }
  const subject = { subjectKind: 'funnel', subjectKey: key } as const
  await changeDefinition(ctx, subject, async (sql) => {
    const change = await compare(sql, ctx.environment.id, key, input)
    if (change !== 'none') await write(sql, ctx, key, input)
    if (change === 'rule') {
      await forgetDefinition(sql, { environmentId: ctx.environment.id, ...subject })
    }
    return { result: undefined, change }
  })
  return getFunnel(ctx, key)
}

const toJson = (value: object | null) => (value === null ? null : JSON.stringify(value))

async function compare(
  sql: TenantSql,
  environmentId: string,
  key: string,
  { name, steps, windowDays, level, exclude, holdConstant }: FunnelInput,
): Promise<'none' | 'label' | 'rule'> {
  const [row] = await sql<{ sameLabel: boolean; sameRule: boolean }[]>`
    select name = ${name} as "sameLabel",
      steps = ${toJson(steps)}::text::jsonb and window_days = ${windowDays}::float8
        and level = ${level} and exclude is not distinct from ${toJson(exclude)}::text::jsonb
        and hold_constant is not distinct from ${holdConstant}::text as "sameRule"
    from funnels where environment_id = ${environmentId} and key = ${key}`
  if (!row?.sameRule) return 'rule'
  return row.sameLabel ? 'none' : 'label'
}

async function write(
  sql: TenantSql,
  { environment, now }: RequestContext,
  key: string,
  { name, steps, windowDays, level, exclude, holdConstant }: FunnelInput,
): Promise<void> {
  const at = new Date(now).toISOString()
  await sql`
    insert into funnels (environment_id, key, name, steps, window_days, level, exclude,
      hold_constant, created_at, updated_at)
    values (
      ${environment.id}, ${key}, ${name}, ${toJson(steps)}::text::jsonb, ${windowDays}::float8,
      ${level}, ${toJson(exclude)}::text::jsonb, ${holdConstant}::text,
      ${at}::text::timestamptz, ${at}::text::timestamptz
    )
    on conflict (environment_id, key) do update set
      name = excluded.name, steps = excluded.steps, window_days = excluded.window_days,
      level = excluded.level, exclude = excluded.exclude, hold_constant = excluded.hold_constant,
      updated_at = excluded.updated_at`
}
