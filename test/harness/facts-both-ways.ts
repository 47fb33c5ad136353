import type { Database } from '../../db/client.ts'
import { newSqlParams } from '../../db/conditions/sql-params.ts'
import { currentDefinitions } from '../../db/facts/definitions.ts'
import { factsAsOf } from '../../db/facts/facts-as-of.ts'

const tables: Record<string, string> = {
  milestone_facts: 'milestone_key, level, unit_id, reached_at, message_id, account_id, user_id',
  feature_use: 'feature_key, account_id, user_id, day::text, first_used_at, last_used_at, uses',
  activity: 'account_id, user_id, day::text, first_at, last_at, events',
  guide_facts:
    'guide_key, user_id, account_id, version_id, what, step_key, reached_at, message_id, answer',
  milestone_hits: 'milestone_key, term, message_id, account_id, user_id, occurred_at, received_at',
}

/** Rows by table, each as JSON text, in order. */
export type FactRows = Record<string, string[]>

/**
 * Rows of the fact tables of an environment, and the same relations computed from its raw events
 * received up to `untilMs`. The two are the same, always.
 */
export async function factsBothWays(
  database: Pick<Database, 'withTenants'>,
  environmentId: string,
  untilMs: number,
): Promise<{ written: FactRows; recomputed: FactRows }> {
  return database.withTenants([environmentId], async (sql) => {
    const definitions = await currentDefinitions(sql, new Map(), environmentId)
    const read = async (withList: string, table: string, columns: string, values: unknown[]) =>
      (
        await sql.unsafe<{ row: string }[]>(
          `${withList} select row_to_json(r)::text as row from (
             select ${columns} from ${table} where environment_id = $1::uuid
           ) r order by 1`,
          values as string[],
        )
      ).map(({ row }) => row)
    const written: FactRows = {}
    const recomputed: FactRows = {}
    // Only rules that need history keep their matches.
    const compound = new Set(definitions.milestones.flatMap((one) => (one.single ? [] : one.key)))
    const isKept = (row: string) => {
      const { milestone_key, term } = JSON.parse(row) as Record<string, unknown>
      return term === undefined || compound.has(String(milestone_key))
    }
    for (const [table, columns] of Object.entries(tables)) {
      const params = newSqlParams([environmentId])
      written[table] = await read('', table, columns, [environmentId])
      const facts = `with ${factsAsOf(definitions, params, untilMs)}`
      recomputed[table] = (await read(facts, table, columns, params.values)).filter(isKept)
    }
    return { written, recomputed }
  })
}
