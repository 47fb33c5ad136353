import { loadSql } from '../../load-sql.ts'
import type { SqlParams } from '../../conditions/sql-params.ts'
import { definitionsOf, type MetricRequest, toIso } from '../metric-request.ts'

/** `attributed_events` of a metric's query, which names the environment. Needs candidate_events. */
export const attributedEvents = loadSql(
  import.meta.url,
  '../../facts/attributed-events.sql',
).replaceAll('$1::uuid', ':environment_id::uuid')

/** Which raw events a funnel that is not saved is walked by, and by whom. */
export interface RawEvents {
  level: MetricRequest['level']
  /** Whether a row of `events` counts: received by as-of, and after those that are deleted in part. */
  isKnown: string
}

/** Asks no more than it must: the index by name does not know when an event was received. */
export async function rawEventsOf(request: MetricRequest, params: SqlParams): Promise<RawEvents> {
  const { rawEventsFromMs } = await definitionsOf(request)
  const conditions = [
    ...(request.isPast ? ['received_at <= :as_of::timestamptz'] : []),
    ...(rawEventsFromMs === null
      ? []
      : [`received_at >= ${params.text(toIso(rawEventsFromMs))}::timestamptz`]),
  ]
  return { level: request.level, isKnown: conditions.join(' and ') || 'true' }
}
