import type { SqlParams } from '../conditions/sql-params.ts'
import type { Definitions } from './definitions.ts'
import { recomputedFacts } from './recomputed-facts.ts'

/**
 * What puts the facts of a past instant in place of the fact tables: a with list to stand in front of
 * a metric's own. Everything received up to `asOf` counts, nothing later; facts that outlived their raw
 * events count as they are. $1 must be the environment.
 */
export function factsAsOf(definitions: Definitions, params: SqlParams, asOfMs: number): string {
  const asOf = `${params.text(new Date(asOfMs).toISOString())}::timestamptz`
  return recomputedFacts(definitions, params, {
    candidateEvents: `select * from events where environment_id = $1::uuid and received_at <= ${asOf}`,
    withKept: true,
  })
}
