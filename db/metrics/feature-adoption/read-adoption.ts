import { loadSql } from '../../load-sql.ts'
import { instants, toInstants } from '../instants.ts'
import type { MetricRequest } from '../metric-request.ts'
import { runQuery } from '../run-query.ts'
import type { FeatureAdoptionRow } from './metric.ts'

const unitsQuery = loadSql(import.meta.url, './units.sql')
const usedQuery = loadSql(import.meta.url, './query.sql')

/** Units that are alike but for when they started, ms since the epoch. */
export interface UnitStarts extends Pick<FeatureAdoptionRow, 'left_out' | 'group_value'> {
  /** How many. */
  n: number
  startedMs: Float64Array
}

/** Units that count, have used a feature and are alike in what they have done with it, but for when. */
export interface AdoptionTimes
  extends Omit<UnitStarts, 'left_out'>, Pick<FeatureAdoptionRow, 'feature_key' | 'is_used_28d'> {
  /** In the order of the starts, as all of these. */
  firstUsedMs: Float64Array
  /** Null: none of them has adopted it. */
  adoptedMs: Float64Array | null
}

/** All units, and those that count once for each feature that they used. */
export interface Adoption {
  units: UnitStarts[]
  used: AdoptionTimes[]
}

type Values = Readonly<Record<string, string | null>>

/** Units without who they are, which is a tenth of what their rows cost. `values` are those of query.sql. */
export async function readAdoption(request: MetricRequest, values: Values): Promise<Adoption> {
  // Told that there are no groups the planner expects few rows, and shares the work out.
  const group = request.query.groupBy === undefined ? 'null::text as group_value' : 'group_value'
  const [units, used] = await Promise.all([
    runQuery<Omit<UnitStarts, 'startedMs'> & { started: string }>(
      request,
      `select left_out, group_value, count(*) as n, ${instants('started_at')} as started
from (
${unitsQuery}
) unit
group by left_out, group_value`,
      values,
      { reads: 'groups' },
    ),
    runQuery<
      Omit<AdoptionTimes, 'startedMs' | 'firstUsedMs' | 'adoptedMs'> & {
        started: string
        first_used: string
        adopted: string | null
      }
    >(
      request,
      `select group_value, feature_key, is_used_28d, count(*) as n,
  ${instants('started_at')} as started, ${instants('first_used_at')} as first_used,
  ${instants('adopted_at')} as adopted
from (
select ${group}, feature_key, is_used_28d, started_at, first_used_at, adopted_at
from (
${usedQuery}
) unit
) counted
group by group_value, feature_key, is_used_28d, adopted_at is null`,
      values,
      { reads: 'groups' },
    ),
  ])
  return {
    units: units.map(({ started, ...alike }) => ({ ...alike, startedMs: toInstants(started) })),
    used: used.map(({ started, first_used, adopted, ...alike }) => ({
      ...alike,
      startedMs: toInstants(started),
      firstUsedMs: toInstants(first_used),
      adoptedMs: adopted === null ? null : toInstants(adopted),
    })),
  }
}

/** The units one by one, and with each feature they used, both in order. */
export async function listAdoption(
  request: MetricRequest,
  values: Values,
): Promise<{
  units: Omit<FeatureAdoptionRow, 'feature_key' | 'first_used_at' | 'adopted_at' | 'is_used_28d'>[]
  used: FeatureAdoptionRow[]
}> {
  const inOrder = (query: string) => `select * from (\n${query}\n) unit order by unit_id`
  return {
    units: await runQuery(request, inOrder(unitsQuery), values),
    used: await runQuery<FeatureAdoptionRow>(request, inOrder(usedQuery), values),
  }
}
