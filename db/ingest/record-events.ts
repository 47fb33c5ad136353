import type { TenantSql } from '../client.ts'
import { currentDefinitions, type Definitions, lockDefinitions } from '../facts/definitions.ts'
import { deriveFacts, type ReachedMilestone } from '../facts/derive-facts.ts'
import { keepGuideFacts } from '../facts/guide-facts.ts'
import { rederiveLocked, withNeighbours } from '../facts/rederive-units.ts'
import { applyIdentityCalls } from './apply-identity-calls.ts'
import {
  applyGroupCalls,
  attributeBy,
  type Attributed,
  type Owner,
  userOf,
} from './attribute-events.ts'
import { prepareCelebrations, settleCelebrations } from './celebrations.ts'
import { countOutcomes } from './count-outcomes.ts'
import { countTargetHealth } from './count-target-health.ts'
import { findErased } from './erased-ids.ts'
import type { IncomingEvent } from './incoming-event.ts'
import { keepDecisions } from './keep-decisions.ts'
import { moveRuns } from './move-runs.ts'
import { type KnownIds, readKnownIds, resolveIdentities } from './resolve-identities.ts'
import { storeEvents } from './store-events.ts'
import { lockAccounts, updateProfiles } from './update-profiles.ts'

export interface Recorded {
  /** By message id: what became of it. An id that comes twice in `events` is recorded once. */
  outcomes: Map<string, 'accepted' | 'duplicate' | 'erased'>
  /** By message id of accepted events: to whom it belongs. */
  owners: Map<string, Owner>
  reached: ReachedMilestone[]
  definitions: Definitions
}

/**
 * The write path (README "How it works"): everything that events of one environment change, in the
 * caller's transaction. Claims message ids; locks whom the fresh events touch, users before accounts,
 * in key order; stores them; derives facts, in a snapshot taken after the locks. `isLive` tells events
 * of now from imported history, which is not celebrated.
 */
export async function recordEvents(
  sql: TenantSql,
  cache: Map<string, Definitions>,
  {
    environmentId,
    events,
    isLive,
  }: {
    environmentId: string
    events: readonly IncomingEvent[]
    isLive: (messageId: string) => boolean
  },
): Promise<Recorded> {
  const unique = firstOfEach(events)
  // Sent together and run one after the other, each with a snapshot of its own.
  const [, definitions, ofErased] = await Promise.all([
    lockDefinitions(sql, environmentId, 'shared'),
    currentDefinitions(sql, cache, environmentId),
    findErased(sql, environmentId, unique),
  ])
  const [claimed, knownIds] = await Promise.all([
    storeEvents(sql, environmentId, unique, ofErased),
    readKnownIds(sql, environmentId, unique),
  ])
  const erased = new Map([...ofErased].filter(([messageId]) => claimed.has(messageId)))
  const fresh = unique.filter(({ messageId }) => claimed.has(messageId) && !erased.has(messageId))

  // Behind the facts, with nobody waiting for it apart.
  const countAll = () => countOutcomes(sql, environmentId, { events, unique, claimed, erased })
  const { owners, reached } = await recordFresh(sql, definitions, fresh, {
    knownIds,
    isLive,
    countAll,
  })
  const outcomeOf = (id: string) =>
    erased.has(id) ? 'erased' : claimed.has(id) ? 'accepted' : 'duplicate'
  return {
    outcomes: new Map(unique.map(({ messageId }) => [messageId, outcomeOf(messageId)])),
    owners,
    reached,
    definitions,
  }
}

async function recordFresh(
  sql: TenantSql,
  definitions: Definitions,
  fresh: readonly IncomingEvent[],
  {
    knownIds,
    isLive,
    countAll,
  }: {
    knownIds: KnownIds
    isLive: (messageId: string) => boolean
    countAll: () => Promise<void>
  },
): Promise<Pick<Recorded, 'owners' | 'reached'>> {
  const { environmentId } = definitions
  if (fresh.length === 0) {
    await countAll()
    return { owners: new Map(), reached: [] }
  }
  const locked = await resolveIdentities(sql, environmentId, fresh, knownIds)
  const calls = await applyIdentityCalls(sql, environmentId, fresh, locked)
  const { identities } = calls

  const userIds = fresh.map((event) => userOf(event, identities))
  const groups = await applyGroupCalls(
    sql,
    environmentId,
    fresh,
    identities,
    identities.memberships,
  )
  const attribute = attributeBy(groups.memberships)
  const attributed = fresh.map((event, index) => attribute(event, userIds[index]!))
  // Users who got or lost stored events, with the accounts that these count in.
  const changedUserIds = [...new Set([...calls.changedUserIds, ...groups.changedUserIds])]
  const changed =
    changedUserIds.length > 0
      ? await withNeighbours(sql, { environmentId, userIds: changedUserIds, accountIds: [] })
      : null
  const accounts = await lockAccounts(
    sql,
    environmentId,
    firstSeen(attributed),
    changed?.accountIds,
  )

  await updateProfiles(sql, environmentId, attributed, identities, accounts)
  await moveRuns(sql, environmentId, fresh, identities)
  await keepDecisions(sql, environmentId, fresh, identities)
  await keepGuideFacts(sql, environmentId, attributed)
  await settleCelebrations(sql, environmentId, fresh)

  const included = attributed.filter(({ userId, accountId, isOfErased }) => {
    if (isOfErased) return false
    const user = userId ? identities.users.get(userId) : undefined
    const account = accountId ? accounts.get(accountId) : undefined
    // What is nobody's makes no facts; it does once its visitor is bound.
    return (userId || accountId) && !user?.bot && !user?.internal && !account?.internal
  })
  const eventsOfFacts = included.map(({ event, userId, accountId }) => ({
    messageId: event.messageId,
    type: event.type,
    name: event.name,
    properties: event.properties,
    occurredAtMs: event.occurredAtMs,
    receivedAtMs: event.receivedAtMs,
    userId,
    accountId,
  }))
  const [reached] = await Promise.all([deriveFacts(sql, definitions, eventsOfFacts), countAll()])
  await prepareCelebrations(
    sql,
    definitions,
    reached.filter((one) => isLive(one.messageId)),
  )

  if (changed) await rederiveLocked(sql, definitions, changed)
  // Late, because many pages count the same row, and wait for whoever does.
  await countTargetHealth(sql, environmentId, fresh, identities)
  return {
    owners: new Map(attributed.map((one) => [one.event.messageId, one])),
    reached,
  }
}

/** Among copies in one call the one received first wins, in the order they came. */
function firstOfEach(events: readonly IncomingEvent[]): IncomingEvent[] {
  const first = new Map<string, IncomingEvent>()
  for (const event of events) {
    const known = first.get(event.messageId)
    if (!known || event.receivedAtMs < known.receivedAtMs) first.set(event.messageId, event)
  }
  return [...first.values()]
}

function firstSeen(events: readonly Attributed[]): Map<string, number> {
  const first = new Map<string, number>()
  for (const { accountId, event } of events) {
    if (accountId === null) continue
    first.set(accountId, Math.min(event.occurredAtMs, first.get(accountId) ?? Infinity))
  }
  return first
}
