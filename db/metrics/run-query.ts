import { newSqlParams, type SqlParams } from '../conditions/sql-params.ts'
import { factsAsOf, rawFactsAsOf } from '../facts/facts-as-of.ts'
import type { Definitions } from '../facts/definitions.ts'
import { loadSql } from '../load-sql.ts'
import { bindParameters, withRelations } from './bind-parameters.ts'
import { levelUnits } from './level-units.ts'
import { definitionsOf, toIso, type MetricRequest } from './metric-request.ts'
import { segmentMembers } from './segment-members.ts'
import { unitGroups } from './unit-groups.ts'
import { type FirstValue, valuedUnits } from './valued-units.ts'

/** What the planner is told of a statement by what it reads, since it cannot know. */
const plans = {
  /**
   * All units, so that loops never pay; without statistics, as after a first import, the planner thinks
   * they do (60 s instead of 0.1 s on 700 accounts).
   */
  units: { loops: 'off', sorts: 'on' },
  /** All units into a few groups: hashed, where the planner expects as many groups as units, and sorts. */
  groups: { loops: 'off', sorts: 'off' },
  /** A page of units, along an index. */
  page: { loops: 'on', sorts: 'on' },
}

const profilesAsOf = loadSql(import.meta.url, './profiles-as-of.sql')

/**
 * Runs a metric's query.sql. It reads facts, `accounts` and `users`: now these are the tables; for a past
 * as-of relations of the same names, which tell of what had been received by then, stand in front of the
 * same text. With a segment, `accounts` (`users`) hold its members only.
 * `units` are the accounts (users) with what every metric asks of them, `valued_units` the same with their
 * `firstValue`, `unit_groups` says what they are grouped by. Throws UnknownSegment.
 */
export async function runQuery<Row extends object>(
  request: MetricRequest,
  query: string,
  values: Readonly<Record<string, string | null>>,
  { reads = 'units', firstValue }: { reads?: keyof typeof plans; firstValue?: FirstValue } = {},
): Promise<Row[]> {
  const { sql, environment, isPast } = request
  const { segment } = request.query
  const params = newSqlParams([environment.id])
  const members = segment === undefined ? [] : [await membersOnly(request, segment, params)]
  const groups = await unitGroups(request, params)
  const valued = firstValue ? [valuedUnits(firstValue, request, params)] : []
  const relations = [...members, levelUnits[request.level], ...valued, groups].join(',\n')
  const asked = withRelations(bindParameters(query, values, params), relations)
  // Relations of the past are outside, so that those of the segment read them by the same names.
  const past = isPast ? await relationsAsOf(request, params) : null
  const text = past ? `with ${past}\nselect * from (${asked}) answer` : asked
  // Relations of the past have no index to loop along.
  const { loops, sorts } = past ? { ...plans[reads], loops: 'off' } : plans[reads]
  // Sent together, so that another query of the same transaction cannot come between them. The database
  // keeps the statement, since the driver can then send it while it waits for the one before; planned
  // each time, since a plan for any parameters knows nothing of these.
  const [, rows] = await Promise.all([
    sql.unsafe(
      `set local enable_nestloop = ${loops}; set local enable_sort = ${sorts}; set local plan_cache_mode = force_custom_plan`,
    ),
    sql.unsafe<Row[]>(text, params.values as string[], { prepare: !isPast }),
  ])
  return [...rows]
}

async function membersOnly(
  request: MetricRequest,
  segment: string,
  params: SqlParams,
): Promise<string> {
  const units = `${request.level}s`
  return `${units} as (${await segmentMembers(request, { key: segment, path: 'segment' }, units, params)})`
}

async function relationsAsOf(request: MetricRequest, params: SqlParams): Promise<string> {
  const definitions = await definitionsOf(request)
  const makeFacts = (await areInStep(request, definitions)) ? factsAsOf : rawFactsAsOf
  const facts = makeFacts(definitions, params, request.asOfMs)
  const [at, rawFrom] = [request.asOfMs, definitions.rawEventsFromMs ?? 0].map((ms) =>
    params.text(toIso(ms)),
  )
  const knownUntil = `select ${at}::timestamptz as at, ${rawFrom}::timestamptz as raw_events_from`
  return `${facts},\nknown_until as (${knownUntil}),\n${profilesAsOf}`
}

/** Whether the tables hold facts of these definitions, and all of them. */
async function areInStep(
  { sql, environment }: MetricRequest,
  { timeZone }: Definitions,
): Promise<boolean> {
  if (timeZone !== environment.timeZone) return false
  const backfills = await sql`
    select from backfills
    where environment_id = ${environment.id} and subject_kind <> 'first_value' limit 1`
  return backfills.length === 0
}
