import type { SqlParams } from '../conditions/sql-params.ts'
import { definitionsOf, type MetricRequest } from './metric-request.ts'

/** What stands for first value, and where it is read. */
export interface FirstValue {
  milestone: { key: string; name: string }
  /** It stands beside every unit (db/facts/first-values.ts) as the facts say it. */
  isKept: boolean
}

/** Null: no milestone stands for first value. */
export async function findFirstValue(request: MetricRequest): Promise<FirstValue | null> {
  const { sql, environment, isPast } = request
  const { milestones } = await definitionsOf(request)
  const found = milestones.find(({ firstValue }) => firstValue)
  if (!found) return null
  const { key, name } = found
  const underWay = await sql`
    select from backfills
    where environment_id = ${environment.id}
      and (subject_kind = 'first_value' or (subject_kind = 'milestone' and subject_key = ${key}))
    limit 1`
  return { milestone: { key, name }, isKept: !isPast && underWay.length === 0 }
}

/**
 * The relation `valued_units`: `units` with `value_at`, when each reached first value. $1 of the statement
 * must be the environment.
 */
export function valuedUnits(
  { milestone, isKept }: FirstValue,
  { level }: Pick<MetricRequest, 'level'>,
  params: SqlParams,
): string {
  if (isKept)
    return `valued_units as not materialized (select *, first_value_at as value_at from units)`
  return `valued_units as not materialized (
  select units.*, fact.reached_at as value_at
  from units
  left join milestone_facts fact
    on fact.environment_id = $1::uuid and fact.milestone_key = ${params.text(milestone.key)}
    and fact.level = '${level}' and fact.unit_id = units.unit_id
)`
}
