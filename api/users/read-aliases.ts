import type { TenantSql } from '../../db/client.ts'

/** Of these ids, those merged into another user, with that one. */
export async function readAliases(
  sql: TenantSql,
  environmentId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; userId: string }[]>`
    select id, user_id as "userId" from identities
    where environment_id = ${environmentId} and kind = 'alias' and id = any(${[...ids]}::text[])`
  return new Map(rows.map(({ id, userId }) => [id, userId]))
}
