import type postgres from 'postgres'
import { loadSql } from '../load-sql.ts'

const query = loadSql(import.meta.url, './find-breaches.sql')

/** One thing in the catalogue that Citus would refuse, or that would move rows between nodes. */
export interface Breach {
  rule:
    | 'no_environment_key'
    | 'unique_without_environment'
    | 'foreign_key_to_local'
    | 'foreign_key_to_tenant'
    | 'foreign_key_without_environment'
    | 'foreign_key_writes_environment'
    | 'trigger'
  /** The table, the index, or the constraint or trigger with its table. */
  place: string
}

/** Everything in the migrated database that keeps it from being distributed. */
export async function findBreaches(sql: postgres.ISql): Promise<Breach[]> {
  return [...(await sql.unsafe<Breach[]>(query))]
}
