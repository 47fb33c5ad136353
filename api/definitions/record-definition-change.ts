import { uuidv7 } from 'uuidv7'
import type { TenantSql } from '../../db/client.ts'
import { actorName, type RequestContext } from '../request-context.ts'

export type Kind = 'milestone' | 'feature' | 'segment'

/**
 * Does `write`, which makes, changes or deletes a definition, and answers what it answers. Keeps who
 * changed which rule to what at which version: reports tell it beside their numbers. A new name changes
 * no rule, and what is made has changed nothing yet. Call it inside `changeDefinition`.
 */
export async function recordDefinitionChange<Result>(
  sql: TenantSql,
  { environment, actor, now }: Pick<RequestContext, 'environment' | 'actor' | 'now'>,
  kind: Kind,
  key: string,
  write: () => Promise<Result>,
): Promise<Result> {
  const before = await readDefinition(sql, environment.id, kind, key)
  const result = await write()
  const after = await readDefinition(sql, environment.id, kind, key)
  if (!before || before.rule === after?.rule) return result
  await sql`
    insert into control.audit
      (id, workspace_id, environment_id, at, actor, action, subject, before, after)
    values (
      ${uuidv7()}, ${environment.workspaceId}, ${environment.id},
      ${new Date(now).toISOString()}::text::timestamptz, ${actorName(actor)},
      ${`${kind}_${after ? 'changed' : 'deleted'}`}, ${key}, ${before.row}::text::jsonb,
      ${after?.row ?? before.row}::text::jsonb || jsonb_build_object(
        'definitionsVersion',
        (select definitions_version + 1 from control.environments where id = ${environment.id})
      )
    )`
  return result
}

async function readDefinition(
  sql: TenantSql,
  environmentId: string,
  kind: Kind,
  key: string,
): Promise<{ row: string; rule: string } | undefined> {
  const [found] = await sql<{ row: string; rule: string }[]>`
    select definition::text as row, (definition - 'name')::text as rule
    from (
      select to_jsonb(one) - '{environment_id,created_at,updated_at}'::text[] as definition
      from ${sql(`${kind}s`)} one
      where environment_id = ${environmentId} and key = ${key}
    ) read`
  return found
}
