import type { Database } from '../../../db/client.ts'
import { newSqlParams } from '../../../db/conditions/sql-params.ts'
import { currentDefinitions } from '../../../db/facts/definitions.ts'
import { recomputedFacts } from '../../../db/facts/recomputed-facts.ts'
import { unitEventParams, unitEvents } from '../../../db/facts/unit-events.ts'

const sampledAccounts = 20

/** Throws unless the first touches of some accounts are what their raw events say. */
export async function checkFacts(
  { background }: Pick<Database, 'background'>,
  environmentId: string,
): Promise<void> {
  const accountIds = Array.from({ length: sampledAccounts }, (_, index) => `account-${index * 7}`)
  await background.withTenants([environmentId], async (sql) => {
    const definitions = await currentDefinitions(sql, new Map(), environmentId)
    const units = { environmentId, userIds: [], accountIds }
    const params = newSqlParams([...(await unitEventParams(sql, units)), accountIds])
    const facts = recomputedFacts(definitions, params, {
      candidateEvents: unitEvents,
      keepEvent: 'e.account_id = any($5::text[])',
    })
    const columns = 'milestone_key, unit_id, reached_at, message_id'
    const isSampled = `level = 'account' and unit_id = any($5::text[])`
    const [row] = await sql.unsafe<{ wrong: number; stored: number }[]>(
      `with ${facts},
       recomputed as (select ${columns} from milestone_facts where ${isSampled}),
       stored as (select ${columns} from public.milestone_facts
         where environment_id = $1::uuid and ${isSampled}),
       wrong as ((table recomputed except table stored) union all (table stored except table recomputed))
       select (select count(*) from wrong) as wrong, (select count(*) from stored) as stored`,
      params.values as string[],
    )
    if (row?.wrong !== 0 || row.stored === 0) {
      throw new Error(`The facts are not those of the events: ${JSON.stringify(row)}`)
    }
  })
}
