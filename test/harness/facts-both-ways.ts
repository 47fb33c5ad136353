import type { Database, TenantSql } from '../../db/client.ts'
import { newSqlParams } from '../../db/conditions/sql-params.ts'
import { currentDefinitions, type Definitions } from '../../db/facts/definitions.ts'
import { factsAsOf, rawFactsAsOf } from '../../db/facts/facts-as-of.ts'
import { hitTexts, toWalks, type UnitHits, type UnitWalk } from '../../db/funnels/unit-walks.ts'

const tables: Record<string, string> = {
  milestone_facts: 'milestone_key, level, unit_id, reached_at, message_id, account_id, user_id',
  feature_use: 'feature_key, account_id, user_id, day::text, first_used_at, last_used_at, uses',
  active_days: 'level, unit_id, first_day::text, days::text, first_week::text, weeks::text',
  feature_adoption: 'account_id, feature_key, days::text, first_used_at::text, last_day::text',
  activity: 'account_id, user_id, day::text, first_at, last_at, events',
  guide_facts:
    'guide_key, user_id, account_id, version_id, what, step_key, reached_at, message_id, answer',
  funnel_hits: 'funnel_key, message_id, account_id, user_id, occurred_at, received_at, steps, held',
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
    const written = await readFacts(sql, definitions)
    const recomputed = await readFacts(sql, definitions, { makeFacts: rawFactsAsOf, untilMs })
    written.funnel_walks = await readWalks(sql, environmentId)
    recomputed.funnel_walks = await recomputeWalks(sql, definitions, untilMs)
    written.first_values = await readFirstValues(sql, definitions)
    recomputed.first_values = firstValuesOf(definitions, recomputed.milestone_facts ?? [])
    return { written, recomputed }
  })
}

/** What reports of a past instant are made of: from the tables, and computed from raw events alone. */
export async function factsOfThen(
  database: Pick<Database, 'withTenants'>,
  environmentId: string,
  asOfMs: number,
): Promise<{ kept: FactRows; raw: FactRows }> {
  return database.withTenants([environmentId], async (sql) => {
    const definitions = await currentDefinitions(sql, new Map(), environmentId)
    const kept = await readFacts(sql, definitions, { makeFacts: factsAsOf, untilMs: asOfMs })
    const raw = await readFacts(sql, definitions, { makeFacts: rawFactsAsOf, untilMs: asOfMs })
    return { kept, raw }
  })
}

async function readFacts(
  sql: TenantSql,
  definitions: Definitions,
  past?: { makeFacts: typeof factsAsOf; untilMs: number },
): Promise<FactRows> {
  // Only rules that need history keep their matches.
  const compound = new Set(definitions.milestones.flatMap((one) => (one.single ? [] : one.key)))
  const isKept = (row: string) => {
    const { milestone_key, term } = JSON.parse(row) as Record<string, unknown>
    return term === undefined || compound.has(String(milestone_key))
  }
  const facts: FactRows = {}
  for (const [table, columns] of Object.entries(tables)) {
    const params = newSqlParams([definitions.environmentId])
    const withList = past ? `with ${past.makeFacts(definitions, params, past.untilMs)}` : ''
    const rows = await sql.unsafe<{ row: string }[]>(
      `${withList} select row_to_json(r)::text as row from (
         select ${columns} from ${table} where environment_id = $1::uuid
       ) r order by 1`,
      params.values as string[],
    )
    facts[table] = rows.map(({ row }) => row).filter(isKept)
  }
  return facts
}

async function readWalks(sql: TenantSql, environmentId: string): Promise<string[]> {
  const rows = await sql<UnitWalk[]>`
    select funnel_key, unit_id, held, entered_at as entered_at_ms,
      array_to_json(after_ms) as after_ms
    from funnel_walks where environment_id = ${environmentId}`
  return rows.map(toText).sort()
}

/** When units reached first value, as it stands beside them; while nothing is first value, it says nothing. */
async function readFirstValues(
  sql: TenantSql,
  { environmentId, milestones }: Definitions,
): Promise<string[]> {
  if (!milestones.some(({ firstValue }) => firstValue)) return []
  const rows = await sql<{ row: string }[]>`
    select json_build_array(level, id, first_value_at)::text as row
    from (
      select environment_id, 'account' as level, id, first_value_at from accounts
      union all
      select environment_id, 'user', id, first_value_at from users
    ) units
    where environment_id = ${environmentId} and first_value_at is not null`
  return rows.map(({ row }) => JSON.stringify(JSON.parse(row))).sort()
}

function firstValuesOf({ milestones }: Definitions, facts: readonly string[]): string[] {
  const firstValue = milestones.find((milestone) => milestone.firstValue)?.key
  return facts
    .map((fact) => JSON.parse(fact) as Record<string, string>)
    .filter(({ milestone_key }) => milestone_key === firstValue)
    .map(({ level, unit_id, reached_at }) => JSON.stringify([level, unit_id, reached_at]))
    .sort()
}

async function recomputeWalks(
  sql: TenantSql,
  definitions: Definitions,
  untilMs: number,
): Promise<string[]> {
  const { environmentId, funnels } = definitions
  const params = newSqlParams([environmentId])
  const facts = rawFactsAsOf(definitions, params, untilMs)
  const levels = `(values ${['null, null', ...funnels.map(({ key, level }) => `'${key}', '${level}'`)].map((row) => `(${row})`).join(', ')})`
  const units = await sql.unsafe<UnitHits[]>(
    `with ${facts} select funnel_key, case level when 'user' then user_id else account_id end as unit_id,
       held, ${hitTexts}
     from funnel_hits join ${levels} as funnel (key, level) on key = funnel_key
     where environment_id = $1::uuid group by 1, 2, 3`,
    params.values as string[],
  )
  return toWalks(funnels, units).map(toText).sort()
}

const toText = ({ funnel_key, unit_id, held, entered_at_ms, after_ms }: UnitWalk) =>
  JSON.stringify([funnel_key, unit_id, held, entered_at_ms, after_ms])
