import type { MetricQuery } from '#contract/metric-report'
import type { TenantSql } from '../client.ts'
import { currentDefinitions, type Definitions } from '../facts/definitions.ts'

/** What a metric is asked, inside a transaction that sees the environment's rows. */
export interface MetricRequest {
  sql: TenantSql
  environment: { id: string; timeZone: string; weekStart: string }
  /** Definitions read so far, by environment. */
  definitions: Map<string, Definitions>
  /** Everything received up to here counts, nothing later. */
  asOfMs: number
  /** True when `asOfMs` lies before now: facts are then computed from raw events. */
  isPast: boolean
  /** Units that started in [from, to); null: no bound. */
  fromMs: number | null
  toMs: number | null
  level: 'account' | 'user'
  /** What else was asked, as sent. */
  query: MetricQuery
}

export const toIso = (ms: number) => new Date(ms).toISOString()

/** Values of `sharedParams`. */
export function sharedValues({ environment, asOfMs, fromMs, toMs, level }: MetricRequest) {
  return {
    environment_id: environment.id,
    as_of: toIso(asOfMs),
    from: fromMs === null ? null : toIso(fromMs),
    to: toMs === null ? null : toIso(toMs),
    level,
  }
}

/**
 * What is defined now, once for all of a request: a past as-of is answered by today's definitions, and the
 * whole of an answer by the same.
 */
export async function definitionsOf({
  sql,
  definitions,
  environment,
}: MetricRequest): Promise<Definitions> {
  return definitions.get(environment.id) ?? currentDefinitions(sql, definitions, environment.id)
}
