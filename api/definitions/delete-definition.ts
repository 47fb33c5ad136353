import type { TenantSql } from '../../db/client.ts'
import { notFound } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'
import { type Kind, recordDefinitionChange } from './record-definition-change.ts'

/** Deletes a definition and keeps who did. Throws `not_found`. Call it inside `changeDefinition`. */
export async function deleteDefinition(
  sql: TenantSql,
  ctx: Pick<RequestContext, 'environment' | 'actor' | 'now'>,
  kind: Kind,
  key: string,
): Promise<void> {
  const deleted = await recordDefinitionChange(
    sql,
    ctx,
    kind,
    key,
    () => sql`
      delete from ${sql(`${kind}s`)}
      where environment_id = ${ctx.environment.id} and key = ${key} returning key`,
  )
  if (deleted.length === 0) throw notFound(kind, key)
}
