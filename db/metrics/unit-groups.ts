import type { SqlParams } from '../conditions/sql-params.ts'
import { toIso, type MetricRequest } from './metric-request.ts'
import { segmentMembers } from './segment-members.ts'

/** Nobody is in a group. Grouped, so that the planner knows units once and leaves out an idle join. */
export const noGroups = `unit_groups as (
  select null::text as unit_id, min(null::text) as group_value, min(null::text) as stratum
  where false
  group by 1
)`

/**
 * The relation `unit_groups` (unit_id, group_value, stratum): what `groupBy` and `stratifyBy` say of
 * each account (user). Empty without a groupBy. Traits and starts are those of today. $1 of the
 * statement must be the environment. Throws UnknownSegment.
 */
export async function unitGroups(request: MetricRequest, params: SqlParams): Promise<string> {
  const { groupBy, stratifyBy } = request.query
  if (groupBy === undefined) return noGroups
  const { from, value } = await groupOf(groupBy, request, params)
  const stratum = stratifyBy === undefined ? 'null::text' : traitOf(stratifyBy, params)
  return `unit_groups as (
    select unit.id as unit_id, ${value} as group_value, ${stratum} as stratum
    from ${from}
    where unit.environment_id = $1::uuid
  )`
}

/**
 * The columns `group_value` and `stratum` of a query with `unit_groups`. Groups that nobody asked for are
 * not looked up: where none is read, the planner leaves out their join.
 */
export const groupColumns = ({ query: { groupBy } }: MetricRequest) =>
  groupBy === undefined
    ? 'null::text as group_value, null::text as stratum'
    : 'group_value, stratum'

interface Group {
  /** Rows of accounts (users), called `unit`. */
  from: string
  value: string
}

async function groupOf(by: string, request: MetricRequest, params: SqlParams): Promise<Group> {
  const units = `public.${request.level}s`
  const [kind, key] = readGroupBy(by)
  if (kind === 'cohortWeek') {
    return { from: `${units} unit`, value: weekOf('unit.created_at', request, params) }
  }
  if (kind === 'segment') {
    const members = await segmentMembers(request, { key, path: 'groupBy' }, units, params)
    const isMember = `unit.id in (select id from (${members}) member)`
    return { from: `${units} unit`, value: `case when ${isMember} then 'in' else 'out' end` }
  }
  if (kind === 'guide') {
    const met = versionMetFirst(key, request, params)
    return {
      from: `${units} unit left join (${met}) met on met.unit_id = unit.id`,
      value: 'met.version',
    }
  }
  return { from: `${units} unit`, value: traitOf(by, params) }
}

/** What a `groupBy` asks for: a trait, the week of the start, a segment, the version of a guide. */
export function readGroupBy(by: string): ['trait' | 'cohortWeek' | 'segment' | 'guide', string] {
  if (by === '$cohortWeek') return ['cohortWeek', '']
  if (by.startsWith('$segment:')) return ['segment', by.slice('$segment:'.length)]
  if (by.startsWith('$guide:')) return ['guide', by.slice('$guide:'.length)]
  return ['trait', by]
}

const traitOf = (name: string, params: SqlParams) => `unit.traits ->> ${params.text(name)}`

/** The first day of the local week, YYYY-MM-DD. */
function weekOf(
  column: string,
  { environment: { timeZone, weekStart } }: MetricRequest,
  params: SqlParams,
): string {
  const local = `(${column} at time zone ${params.text(timeZone)})`
  return weekStart === 'sunday'
    ? `(date_trunc('week', ${local} + interval '1 day')::date - 1)::text`
    : `date_trunc('week', ${local})::date::text`
}

/** An account meets a guide with the first of its users who is shown it. */
function versionMetFirst(key: string, { level, asOfMs }: MetricRequest, params: SqlParams): string {
  const unit = `fact.${level}_id`
  return `select distinct on (${unit}) ${unit} as unit_id, version.number::text as version
    from guide_facts fact
    join guide_versions version
      on version.environment_id = $1::uuid and version.id = fact.version_id
    where fact.environment_id = $1::uuid and fact.guide_key = ${params.text(key)}
      and fact.reached_at <= ${params.text(toIso(asOfMs))}::timestamptz
    order by ${unit}, fact.reached_at, version.number`
}
