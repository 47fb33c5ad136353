import type { TenantSql } from '../client.ts'
import type { ErasedReason } from './erased-ids.ts'
import { findConflicts } from './find-conflicts.ts'
import type { IncomingEvent } from './incoming-event.ts'
import { addIngestCounts } from './store-events.ts'

const hourMs = 3_600_000

/**
 * Adds what became of events to the hourly counts. `events` are all that came, `claimed` the ids that were
 * new, each of its first event in `unique`, and `erased` why some of these are not kept.
 */
export async function countOutcomes(
  sql: TenantSql,
  environmentId: string,
  {
    events,
    unique,
    claimed,
    erased,
  }: {
    events: readonly IncomingEvent[]
    unique: readonly IncomingEvent[]
    claimed: ReadonlySet<string>
    erased: ReadonlyMap<string, ErasedReason>
  },
): Promise<void> {
  // Of what is kept only as a count, too.
  const taken = new Set(unique.filter(({ messageId }) => claimed.has(messageId)))
  const duplicates = events.filter((event) => !taken.has(event))
  const conflicting = await findConflicts(sql, environmentId, duplicates)
  const reasonsOf = (event: IncomingEvent) => {
    if (conflicting.has(event)) return ['conflicting_duplicate']
    if (!taken.has(event)) return ['duplicate']
    return [
      erased.get(event.messageId) ?? 'accepted',
      ...(event.isSkewCorrected ? ['skew_corrected'] : []),
      ...(event.isClamped ? ['future_clamped'] : []),
    ]
  }
  await addIngestCounts(
    sql,
    environmentId,
    events.flatMap((event) => {
      const hour = Math.floor(event.receivedAtMs / hourMs) * hourMs
      return reasonsOf(event).map((reason) => ({ hourMs: hour, reason, count: 1 }))
    }),
  )
}
