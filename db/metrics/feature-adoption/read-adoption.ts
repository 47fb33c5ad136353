import type { MetricRequest } from '../metric-request.ts'
import { runQuery } from '../run-query.ts'
import { instants, toInstants } from '../instants.ts'
import type { FeatureAdoptionRow } from './metric.ts'

/**
 * Units that are alike in what they have done with a feature, but for when. Instants are ms since the
 * epoch, all lists in one order.
 */
export interface AdoptionTimes extends Pick<
  FeatureAdoptionRow,
  'left_out' | 'group_value' | 'feature_key' | 'is_used_28d'
> {
  /** How many. */
  n: number
  startedMs: Float64Array
  /** Null: none of them has used it. */
  firstUsedMs: Float64Array | null
  /** Null: none of them has adopted it. */
  adoptedMs: Float64Array | null
}

interface Row extends Pick<
  AdoptionTimes,
  'left_out' | 'group_value' | 'feature_key' | 'is_used_28d' | 'n'
> {
  started: string
  first_used: string | null
  adopted: string | null
}

/** The units of query.sql without who they are, which is a tenth of what their rows cost. */
export async function readAdoption(
  request: MetricRequest,
  query: string,
  values: Readonly<Record<string, string | null>>,
): Promise<AdoptionTimes[]> {
  const rows = await runQuery<Row>(
    request,
    `select left_out, group_value, feature_key, is_used_28d, count(*) as n,
  ${instants('started_at')} as started, ${instants('first_used_at')} as first_used,
  ${instants('adopted_at')} as adopted
from (
${query}
) unit
group by left_out, group_value, feature_key, is_used_28d, first_used_at is null, adopted_at is null`,
    values,
    { reads: 'groups' },
  )
  return rows.map(({ started, first_used, adopted, ...alike }) => ({
    ...alike,
    startedMs: toInstants(started),
    firstUsedMs: first_used === null ? null : toInstants(first_used),
    adoptedMs: adopted === null ? null : toInstants(adopted),
  }))
}
