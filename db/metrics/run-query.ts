import { newSqlParams } from '../conditions/sql-params.ts'
import { factsAsOf } from '../facts/facts-as-of.ts'
import { loadSql } from '../load-sql.ts'
import { bindParameters, withRelations } from './bind-parameters.ts'
import { definitionsOf, toIso, type MetricRequest } from './metric-request.ts'

const profilesAsOf = loadSql(import.meta.url, './profiles-as-of.sql')

/**
 * Runs a metric's query.sql. It reads `milestone_facts`, `feature_use`, `activity`, `accounts` and
 * `users`: now these are the tables; for a past as-of relations of the same names, computed from raw
 * events, stand in front of the same text.
 */
export async function runQuery<Row extends object>(
  request: MetricRequest,
  query: string,
  values: Readonly<Record<string, string | null>>,
): Promise<Row[]> {
  const { sql, environment, asOfMs, isPast } = request
  // The relations of a past as-of call the environment $1.
  const params = newSqlParams(isPast ? [environment.id] : [])
  let text = bindParameters(query, values, params)
  if (isPast) {
    const definitions = await definitionsOf(request)
    const facts = factsAsOf(definitions, params, asOfMs)
    const [at, rawFrom] = [asOfMs, definitions.rawEventsFromMs ?? 0].map((ms) =>
      params.text(toIso(ms)),
    )
    const knownUntil = `select ${at}::timestamptz as at, ${rawFrom}::timestamptz as raw_events_from`
    const relations = `${facts},\nknown_until as (${knownUntil}),\n${profilesAsOf}`
    text = withRelations(text, relations)
  }
  // All units are read anyway, so that loops never pay; without statistics, as after a first import,
  // the planner thinks they do (60 s instead of 0.1 s on 700 accounts).
  await sql`set local enable_nestloop = off`
  return [...(await sql.unsafe<Row[]>(text, params.values as string[]))]
}
