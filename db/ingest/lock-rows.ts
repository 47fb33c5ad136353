import type { TenantSql } from '../client.ts'
import { rowsOf, toTimestamp } from '../rows-of.ts'

/** Columns of users and accounts as they are read under their lock. */
const columns = {
  users: 'bot, internal',
  accounts: 'internal',
}

/**
 * Locks the rows of these users or accounts until the transaction ends, by id. Rows of `firstSeenMs`
 * that are missing are made, with the time they were first seen; those of `others` are not. Most are
 * there already, so that they are locked first, in key order, and only the rest is written.
 */
export async function lockRows<Row extends { id: string }>(
  sql: TenantSql,
  environmentId: string,
  table: keyof typeof columns,
  firstSeenMs: ReadonlyMap<string, number>,
  others: Iterable<string> = [],
): Promise<Map<string, Row>> {
  const found = new Map<string, Row>()
  const read = sql.unsafe(
    `id, created_at as "createdAtMs", created_at_declared as "createdAtDeclared",
     last_seen_at as "lastSeenAtMs", ${columns[table]}`,
  )
  const lock = async (ids: readonly string[]) => {
    if (ids.length === 0) return
    const rows = await sql<Row[]>`
      select ${read} from ${sql(table)}
      where environment_id = ${environmentId} and id = any(${[...ids]}::text[])
      order by id for no key update`
    for (const row of rows) found.set(row.id, row)
  }
  await lock([...new Set([...firstSeenMs.keys(), ...others])])
  const missing = [...firstSeenMs].filter(([id]) => !found.has(id))
  if (missing.length === 0) return found
  const made = await sql<Row[]>`
    insert into ${sql(table)} (environment_id, id, created_at)
    select ${environmentId}, id, at
    from ${rowsOf(
      sql,
      missing.map(([id, ms]) => ({ id, at: toTimestamp(ms) })),
      'id text, at timestamptz',
    )}
    order by id
    on conflict do nothing
    returning ${read}`
  for (const row of made) found.set(row.id, row)
  // Made meanwhile by somebody else.
  await lock(missing.flatMap(([id]) => (found.has(id) ? [] : id)))
  return found
}
