import type { TenantSql } from './client.ts'

/**
 * Rows as one JSON parameter, for `from ${rowsOf(sql, rows, 'id text, at timestamptz')}`: of all bulk
 * forms the one that costs this process least (STORAGE B). Keys of the rows are column names.
 */
export function rowsOf(sql: TenantSql, rows: readonly object[], columns: string) {
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as row (${sql.unsafe(columns)})`
}

/** Integer ms since the epoch as a parameter for timestamptz. */
export const toTimestamp = (ms: number) => new Date(ms).toISOString()
