import type { TenantSql } from '../../db/client.ts'
import { keepDeadLetter } from '../../db/ingest/dead-letters.ts'
import { codesOf } from '../../db/is-unavailable.ts'
import type { Committed, Work } from './commit-works.ts'
import { recordRejections } from './record-rejections.ts'
import { toWireEvent } from './to-wire-event.ts'

/**
 * Puts the one event of this work, which the database refused, among the dead letters, and tells Live
 * events why. In the caller's transaction.
 */
export async function buryEvent(
  sql: TenantSql,
  environmentId: string,
  { events, rejections, source }: Work,
  error: Error,
): Promise<Committed> {
  const event = events[0]!
  const sent = toWireEvent(event)
  const isKept = await keepDeadLetter(sql, environmentId, event, {
    payload: JSON.stringify(sent),
    source,
    sqlstate: codesOf(error)[0] ?? '',
    reason: error.message.slice(0, 500),
  })
  const { messageId, receivedAtMs } = event
  const refusal = { code: 'not_storable', field: null, input: sent, receivedAtMs, source } as const
  await recordRejections(sql, environmentId, isKept ? [...rejections, refusal] : rejections)
  const outcome = isKept ? 'not_storable' : 'erased'
  return { outcomes: new Map([[messageId, outcome]]), completed: [], celebrations: [] }
}
