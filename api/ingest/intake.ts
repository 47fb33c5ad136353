import type { BatchResponse, EventResult } from '#contract/event-batch'
import type { EventCode } from '#contract/codes'
import type { Database, TenantSql } from '../../db/client.ts'
import { type Definitions, EnvironmentGone } from '../../db/facts/definitions.ts'
import { withRetries } from '../../db/with-retries.ts'
import { AppError } from '../errors.ts'
import type { Metrics } from '../health/metrics.ts'
import { buryEvent } from './bury-event.ts'
import { commitAroundPoison } from './commit-around-poison.ts'
import { createCommitQueue } from './commit-queue.ts'
import { type Committed, commitWorks, type Work } from './commit-works.ts'
import { ensurePartitions } from './ensure-partitions.ts'
import { type Envelope, readEvent } from './read-event.ts'
import type { Rejection } from './record-rejections.ts'

export interface IntakeRequest {
  environmentId: string
  /** The events as parsed, in the order sent. */
  inputs: readonly unknown[]
  envelope: Envelope
  /** Who sent it, for Live events: `milepost-js 1.0.0`. */
  source: string | null
  /** A page of ours asks: it shows celebrations. */
  isPage: boolean
  /** False for imported history. */
  isLive: boolean
  /** How many the page had to let go before it could send them. Default none. */
  droppedEvents?: number
}

/** The one way in for events: `/v1/batch` and its siblings, imports and the outbox of a session. */
export interface Intake {
  /** Resolves when everything accepted is committed with `synchronous_commit=on`. */
  accept(request: IntakeRequest): Promise<BatchResponse>
}

export function createIntake({
  database,
  now,
  metrics,
}: {
  database: Database
  now: () => number
  metrics: Metrics
}): Intake {
  const definitions = new Map<string, Definitions>()
  const partitions = new Set<string>()
  const queue = createCommitQueue<Work, Committed>(async (environmentId, works) => {
    const inTransaction = <T>(run: (sql: TenantSql) => Promise<T>) =>
      withRetries(() => database.intake.withTenants([environmentId], run))
    const sinceMs = performance.now()
    try {
      await ensurePartitions(database, partitions, environmentId, works, now())
      return await commitAroundPoison(
        works,
        (some) => inTransaction((sql) => commitWorks(sql, definitions, environmentId, some)),
        (work, error) => inTransaction((sql) => buryEvent(sql, environmentId, work, error)),
      )
    } catch (error) {
      // Removed since the key was looked up: its key went with it.
      throw error instanceof EnvironmentGone ? new AppError('invalid_key') : error
    } finally {
      const events = works.reduce((sum, work) => sum + work.events.length, 0)
      metrics.observeCommit({ events, ms: performance.now() - sinceMs })
    }
  })
  metrics.watchQueue(queue.waitingEvents)

  return {
    async accept(request) {
      const { environmentId, inputs, envelope, source, isPage, isLive, droppedEvents = 0 } = request
      const readings = inputs.map((input, index) => readEvent(input, envelope, index))
      const events = readings.flatMap((reading) => ('event' in reading ? reading.event : []))
      const rejections: Rejection[] = readings.flatMap((reading, index) =>
        'code' in reading
          ? { ...reading, input: inputs[index], receivedAtMs: envelope.receivedAtMs, source }
          : [],
      )
      const committed = await queue.add(environmentId, {
        events,
        rejections,
        droppedEvents,
        isPage,
        isLive,
        nowMs: now(),
        source,
      })
      const answered = new Set<string>()
      const results = readings.map((reading): EventResult => {
        if ('code' in reading) return toRejected(reading.messageId, reading.code, reading.field)
        const { messageId } = reading.event
        const outcome = answered.has(messageId) ? 'duplicate' : committed.outcomes.get(messageId)
        answered.add(messageId)
        if (outcome === 'erased' || outcome === 'not_storable') {
          return toRejected(messageId, outcome, null)
        }
        return {
          messageId,
          status: outcome === 'accepted' ? 'accepted' : 'duplicate',
          ...(reading.warnings.length > 0 ? { warnings: reading.warnings } : {}),
        }
      })
      metrics.countResults(results)
      const { completed, celebrations } = committed
      return { success: true, results, completed, celebrations }
    },
  }
}

function toRejected(messageId: string, code: EventCode, field: string | null): EventResult {
  return { messageId, status: 'rejected', code, ...(field ? { field } : {}) }
}
