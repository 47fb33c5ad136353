import type { TenantSql } from '../../db/client.ts'
import { hashErasedId } from '../../db/ingest/erased-ids.ts'

/** Of these ids, those that were erased. */
export async function findErasedIds(
  sql: TenantSql,
  environmentId: string,
  kind: 'user' | 'account',
  ids: readonly string[],
): Promise<Set<string>> {
  const byHash = new Map(ids.map((id) => [hashErasedId(id), id]))
  const rows = await sql<{ hash: string }[]>`
    select id_hash as hash from erasures
    where environment_id = ${environmentId} and kind = ${kind}
      and id_hash = any(${[...byHash.keys()]}::text[])`
  return new Set(rows.flatMap(({ hash }) => byHash.get(hash) ?? []))
}
