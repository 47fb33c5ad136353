import { randomUUID } from 'node:crypto'
import { postOf } from '../case-run.ts'
import { validBody } from '../make-value.ts'
import { named, type Recipe } from './recipe.ts'

/** Deletes a user and looks for their ids in every column of every table that could hold one. */
export const erasure: Recipe = {
  fits: named('privacy', /delete user/),
  async run(run) {
    const { database } = run.bench.server
    const environment = await run.newEnvironment()
    const marks = { userId: randomUUID(), anonymousId: randomUUID(), email: `${randomUUID()}@a.io` }
    const { userId, anonymousId, email } = marks
    const identify = { type: 'identify', userId, anonymousId, traits: { email } }
    const refused = { userId, anonymousId, event: 7, properties: { email } }
    for (const fields of [identify, { userId, anonymousId }, refused]) {
      const body = validBody(run.making(), fields)
      await run.send(environment, postOf(environment.writeKey, JSON.stringify(body)))
    }
    const list = () => findRows(run.bench.server.database, environment.environmentId, marks)
    run.check((await list()).length > 2, 'the ids are not found before either')
    const answer = await environment.request(`/api/v1/users/${userId}`, { method: 'DELETE' })
    run.check(answer.ok, `DELETE answered ${answer.status}`)
    const left = await list()
    run.check(left.length === 0, `still held: ${left.join(', ')}`)
    const [counts] = await database.withTenants(
      [environment.environmentId],
      (sql) => sql<{ sum: number }[]>`
        select sum(count)::int as sum from ingest_counts where reason = 'erased_user'`,
    )
    run.holds(
      "0 rows with that userId/anonymousId/email in every table incl. rollups' drill-down, webhook log, audit payload, dead letters ≤ 24 h",
      left.length === 0,
    )
    run.holds('aggregate counts documented', (counts?.sum ?? 0) > 0)
    // What was accepted is gone by now, as it should be.
    run.environments.length = 0
  },
}

type ServedDatabase = Parameters<Recipe['run']>[0]['bench']['server']['database']

async function findRows(
  database: ServedDatabase,
  environmentId: string,
  marks: Record<string, string>,
): Promise<string[]> {
  return database.withTenants([environmentId], async (sql) => {
    const tables = await sql<{ schema: string; name: string }[]>`
      select n.nspname as schema, c.relname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'control') and c.relkind in ('r', 'p') and not c.relispartition
        and has_table_privilege(c.oid, 'select') and c.relname <> 'erasures'
      order by 1, 2`
    const found: string[] = []
    for (const { schema, name } of tables) {
      const rows = await sql.unsafe<{ count: number }[]>(
        `select count(*)::int as count from "${schema}"."${name}" t
         where t::text like any($1::text[])`,
        [Object.values(marks).map((mark) => `%${mark}%`)] as never,
      )
      if (rows[0]?.count) found.push(`${schema}.${name}`)
    }
    return found
  })
}
