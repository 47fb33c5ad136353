import type { BatchResponse, CompletedMilestone, EventResult } from '#contract/event-batch'
import type { EventCode } from '#contract/codes'
import type { Database, TenantSql } from '../../db/client.ts'
import { type Definitions, EnvironmentGone } from '../../db/facts/definitions.ts'
import { offerCelebrations } from '../../db/ingest/celebrations.ts'
import type { IncomingEvent } from '../../db/ingest/incoming-event.ts'
import type { Owner } from '../../db/ingest/attribute-events.ts'
import { type Recorded, recordEvents } from '../../db/ingest/record-events.ts'
import { makePartitions } from '../../db/ingest/store-events.ts'
import { withRetries } from '../../db/with-retries.ts'
import { AppError } from '../errors.ts'
import type { Metrics } from '../health/metrics.ts'
import { createCommitQueue } from './commit-queue.ts'
import { type Envelope, readEvent } from './read-event.ts'
import { recordRejections, type Rejection } from './record-rejections.ts'

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
}

/** The one way in for events: `/v1/batch` and its siblings, imports and the outbox of a session. */
export interface Intake {
  /** Resolves when everything accepted is committed with `synchronous_commit=on`. */
  accept(request: IntakeRequest): Promise<BatchResponse>
}

interface Work {
  events: IncomingEvent[]
  rejections: Rejection[]
  isPage: boolean
  isLive: boolean
  nowMs: number
}
type Committed = Pick<BatchResponse, 'completed' | 'celebrations'> & {
  outcomes: Recorded['outcomes']
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
    await ensurePartitions(database, partitions, environmentId, works, now())
    const sinceMs = performance.now()
    try {
      return await withRetries(() =>
        database.intake.withTenants([environmentId], (sql) =>
          commitWorks(sql, definitions, environmentId, works),
        ),
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
    async accept({ environmentId, inputs, envelope, source, isPage, isLive }) {
      const readings = inputs.map((input, index) => readEvent(input, envelope, index))
      const events = readings.flatMap((reading) => ('event' in reading ? reading.event : []))
      const rejections = readings.flatMap((reading, index) =>
        'code' in reading
          ? { ...reading, input: inputs[index], receivedAtMs: envelope.receivedAtMs, source }
          : [],
      )
      const committed = await queue.add(environmentId, {
        events,
        rejections,
        isPage,
        isLive,
        nowMs: now(),
      })
      const answered = new Set<string>()
      const results = readings.map((reading): EventResult => {
        if ('code' in reading) return toRejected(reading.messageId, reading.code, reading.field)
        const { messageId } = reading.event
        const outcome = answered.has(messageId) ? 'duplicate' : committed.outcomes.get(messageId)
        answered.add(messageId)
        if (outcome === 'erased') return toRejected(messageId, 'erased', null)
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

/** One transaction for all requests that came together; each gets its own part of the answer. */
async function commitWorks(
  sql: TenantSql,
  cache: Map<string, Definitions>,
  environmentId: string,
  works: readonly Work[],
): Promise<Committed[]> {
  const imported = new Set(
    works.flatMap((work) => (work.isLive ? [] : work.events.map((event) => event.messageId))),
  )
  const recorded = await recordEvents(sql, cache, {
    environmentId,
    events: works.flatMap((work) => work.events),
    isLive: (messageId) => !imported.has(messageId),
  })
  await recordRejections(
    sql,
    environmentId,
    works.flatMap((work) => work.rejections),
  )
  const taken = new Set<string>()
  const answers: Committed[] = []
  for (const work of works) {
    // An id that two of these requests sent is new to the first one only.
    const outcomes = new Map(
      work.events.map(({ messageId }) => [
        messageId,
        taken.has(messageId) ? 'duplicate' : (recorded.outcomes.get(messageId) ?? 'duplicate'),
      ]),
    )
    for (const { messageId } of work.events) taken.add(messageId)
    const owners = work.events.flatMap(({ messageId }) => recorded.owners.get(messageId) ?? [])
    const userId = owners.findLast((owner) => owner.userId !== null)?.userId
    answers.push({
      outcomes,
      completed: completedFor(owners, recorded),
      celebrations:
        work.isPage && userId
          ? await offerCelebrations(sql, environmentId, userId, work.nowMs)
          : [],
    })
  }
  return answers
}

/** Milestones just completed by these users, or in their accounts, at the level the scope names. */
function completedFor(
  owners: readonly Owner[],
  { reached, definitions }: Recorded,
): CompletedMilestone[] {
  const users = new Set(owners.map((owner) => owner.userId))
  const accounts = new Set(owners.map((owner) => owner.accountId))
  return reached.flatMap(({ milestoneKey, level, unitId, reachedAtMs, isNew }) => {
    const milestone = definitions.milestones.find(({ key }) => key === milestoneKey)
    if (!milestone || !isNew || level !== milestone.scope) return []
    if (!(level === 'user' ? users : accounts).has(unitId)) return []
    return {
      milestone: milestone.key,
      scope: milestone.scope,
      firstValue: milestone.firstValue,
      reachedAt: new Date(reachedAtMs).toISOString(),
    }
  })
}

/** Partitions are monthly; a process makes sure of each month that is not over once. */
async function ensurePartitions(
  database: Database,
  known: Set<string>,
  environmentId: string,
  works: readonly Work[],
  nowMs: number,
): Promise<void> {
  const months = new Map<string, number>()
  // Requests of a page hold one time each; only imports hold many.
  let lastMs: number | undefined
  for (const { events } of works) {
    for (const { receivedAtMs } of events) {
      if (receivedAtMs === lastMs) continue
      lastMs = receivedAtMs
      const month = new Date(receivedAtMs).toISOString().slice(0, 7)
      if (!known.has(month)) months.set(month, receivedAtMs)
    }
  }
  if (months.size === 0) return
  await database.intake.withTenants([environmentId], (sql) =>
    makePartitions(sql, [...months.values()]),
  )
  // Retention drops months that are over: those are asked for each time.
  const thisMonth = new Date(nowMs).toISOString().slice(0, 7)
  for (const month of months.keys()) if (month >= thisMonth) known.add(month)
}
