import type PgBoss from 'pg-boss'
import { isConnectionLost } from '../../db/begin-transaction.ts'
import type { RawSql, TenantSql } from '../../db/client.ts'

/** A parameter of this type is sent as text, and PostgreSQL decides by its place what it is. */
const UNKNOWN = 705

/** Lets pg-boss, which expects the `pg` driver, run its SQL on our pool. */
export function bossSql(pool: RawSql): PgBoss.Db {
  return {
    executeSql: (text: string, values?: unknown[]) =>
      values && values.length > 0 ? runOne(pool, text, values) : runScript(pool, text),
  }
}

/** The same within a transaction of ours. */
export function bossSqlWithin(sql: TenantSql): PgBoss.Db {
  return { executeSql: (text: string, values?: unknown[]) => runOne(sql, text, values ?? []) }
}

async function runOne(
  sql: RawSql | TenantSql,
  text: string,
  values: unknown[],
): Promise<{ rows: unknown[] }> {
  const typed = values.map((value) => sql.typed(toText(value), UNKNOWN))
  return { rows: [...(await sql.unsafe(text, typed))] }
}

/** Statements without parameters, which may bring a begin and commit of their own. */
export async function runScript(pool: RawSql, text: string): Promise<{ rows: unknown[] }> {
  const connection = await pool.reserve()
  let results: unknown
  try {
    results = await connection.unsafe(text).simple()
  } catch (error) {
    // A connection that is gone has given itself back, and must not be touched.
    if (!isConnectionLost(error)) {
      await connection`rollback`.catch(() => {})
      connection.release()
    }
    throw error
  }
  connection.release()
  return { rows: lastRows(results) }
}

function lastRows(results: unknown): unknown[] {
  if (!Array.isArray(results)) return []
  const last: unknown = results.at(-1)
  return Array.isArray(last) ? last : results
}

/** As the `pg` driver writes it: arrays as PostgreSQL's own, other objects as JSON. */
function toText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return `{${value.map(toElement).join(',')}}`
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function toElement(value: unknown): string {
  const text = toText(value)
  return text === null ? 'null' : `"${text.replace(/[\\"]/g, '\\$&')}"`
}
