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
 * `readNext` is what the caller reads under the locks: asked right behind them, without waiting to hear that
 * they are held, and once more where rows had to be made.
 */
export async function lockRows<Row extends { id: string }, Read = undefined>(
  sql: TenantSql,
  environmentId: string,
  table: keyof typeof columns,
  {
    firstSeenMs,
    others = [],
    readNext,
  }: {
    firstSeenMs: ReadonlyMap<string, number>
    others?: Iterable<string>
    readNext?: () => Promise<Read>
  },
): Promise<{ rows: Map<string, Row>; read: Read | undefined }> {
  const found = new Map<string, Row>()
  const read = sql.unsafe(
    `id, created_at as "createdAtMs", created_at_declared as "createdAtDeclared",
     last_seen_at as "lastSeenAtMs", ${columns[table]}`,
  )
  const lock = async (ids: readonly string[]): Promise<Read | undefined> => {
    if (ids.length === 0) return readNext?.()
    // Where a sort is to be avoided the planner reads along the key. Otherwise, of a table that is small
    // or has no statistics yet, the plan it keeps compares every row with every id.
    // Sent at once: left to be awaited, they would come after what is read next.
    const locking = [
      sql`set local enable_sort = off`.execute(),
      sql<Row[]>`
        select ${read} from ${sql(table)}
        where environment_id = ${environmentId} and id = any(${[...ids]}::text[])
        order by id for no key update`.execute(),
      sql`set local enable_sort = on`.execute(),
    ] as const
    const [next, [, rows]] = await Promise.all([readNext?.(), Promise.all(locking)])
    for (const row of rows) found.set(row.id, row)
    return next
  }
  const next = await lock([...new Set([...firstSeenMs.keys(), ...others])])
  const missing = [...firstSeenMs].filter(([id]) => !found.has(id))
  if (missing.length === 0) return { rows: found, read: next }
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
  return { rows: found, read: await lock(missing.flatMap(([id]) => (found.has(id) ? [] : id))) }
}
