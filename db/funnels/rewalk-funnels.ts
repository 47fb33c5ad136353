import type { TenantSql } from '../client.ts'
import type { Definitions } from '../facts/definitions.ts'
import type { Units } from '../facts/unit-events.ts'
import { hitTexts, toWalks, type UnitHits, writeWalks } from './unit-walks.ts'

/** Makes the walks of these units again from the hits that are kept; the caller holds their locks. */
export async function rewalkFunnels(
  sql: TenantSql,
  { funnels }: Definitions,
  { environmentId, userIds, accountIds }: Units,
): Promise<void> {
  for (const level of ['account', 'user'] as const) {
    const ids = [...(level === 'account' ? accountIds : userIds)]
    const walked = funnels.filter((funnel) => funnel.level === level)
    if (walked.length === 0 || ids.length === 0) continue
    const keys = walked.map(({ key }) => key)
    await sql`
      delete from funnel_walks
      where environment_id = ${environmentId} and funnel_key = any(${keys}::text[])
        and unit_id = any(${ids}::text[])`
    const units = await sql.unsafe<UnitHits[]>(
      `select funnel_key, ${level}_id as unit_id, held, ${hitTexts}
       from funnel_hits
       where environment_id = $1::uuid and funnel_key = any($2::text[])
         and ${level}_id = any($3::text[])
       group by 1, 2, 3`,
      [environmentId, keys, ids],
    )
    await writeWalks(sql, environmentId, toWalks(walked, units))
  }
}
