import type { BatchResponse, CompletedMilestone } from '#contract/event-batch'
import type { TenantSql } from '../../db/client.ts'
import type { Definitions } from '../../db/facts/definitions.ts'
import type { Owner } from '../../db/ingest/attribute-events.ts'
import { offerCelebrations } from '../../db/ingest/celebrations.ts'
import type { IncomingEvent } from '../../db/ingest/incoming-event.ts'
import { type Recorded, recordEvents } from '../../db/ingest/record-events.ts'
import { addIngestCounts } from '../../db/ingest/store-events.ts'
import { recordRejections, type Rejection } from './record-rejections.ts'

/** What one request brings to a transaction. */
export interface Work {
  events: IncomingEvent[]
  rejections: Rejection[]
  /** Events that the page had to let go before it could send them. */
  droppedEvents: number
  isPage: boolean
  isLive: boolean
  nowMs: number
  /** Who sent it, for Live events. */
  source: string | null
}

/** What the transaction answers to it. */
export type Committed = Pick<BatchResponse, 'completed' | 'celebrations'> & {
  /** By message id. */
  outcomes: Map<string, 'accepted' | 'duplicate' | 'erased' | 'not_storable'>
}

const hourMs = 3_600_000

/** All that these requests change, in the caller's transaction; each gets its own part of the answer. */
export async function commitWorks(
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
  await addIngestCounts(
    sql,
    environmentId,
    works.flatMap(({ droppedEvents: count, nowMs }) =>
      count > 0
        ? { hourMs: Math.floor(nowMs / hourMs) * hourMs, reason: 'dropped_by_page', count }
        : [],
    ),
  )
  const taken = new Set<string>()
  const parts = works.map((work) => {
    // An id that two of these requests sent is new to the first one only.
    const outcomes: Committed['outcomes'] = new Map()
    const owners: Owner[] = []
    for (const { messageId } of work.events) {
      const outcome = taken.has(messageId) ? undefined : recorded.outcomes.get(messageId)
      if (!outcomes.has(messageId)) outcomes.set(messageId, outcome ?? 'duplicate')
      const owner = recorded.owners.get(messageId)
      if (owner) owners.push(owner)
    }
    for (const { messageId } of work.events) taken.add(messageId)
    return { work, outcomes, owners, userId: work.isPage ? lastUserOf(owners) : null }
  })
  const asking = [...new Set(parts.flatMap(({ userId }) => userId ?? []))]
  const nowMs = works[0]?.nowMs ?? 0
  const offered =
    asking.length > 0
      ? await offerCelebrations(sql, environmentId, asking, nowMs)
      : new Map<string, Committed['celebrations']>()
  return parts.map(({ outcomes, owners, userId }) => {
    const celebrations = userId === null ? undefined : offered.get(userId)
    // To one of several pages of the same user.
    if (userId !== null) offered.delete(userId)
    return {
      outcomes,
      completed: completedFor(owners, recorded),
      celebrations: celebrations ?? [],
    }
  })
}

function lastUserOf(owners: readonly Owner[]): string | null {
  return owners.findLast((owner) => owner.userId !== null)?.userId ?? null
}

/** Milestones just completed by these users, or in their accounts, at the level the scope names. */
function completedFor(
  owners: readonly Owner[],
  { reached, definitions }: Recorded,
): CompletedMilestone[] {
  if (reached.length === 0) return []
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
