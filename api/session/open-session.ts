import type { GuideDraft } from '#contract/guide'
import type { ConditionFacts } from '#contract/rules/evaluate-condition'
import type { SessionRequest, SessionResponse } from '#contract/session'
import { currentDefinitions, type Definitions } from '../../db/facts/definitions.ts'
import { offerCelebrations } from '../../db/ingest/celebrations.ts'
import { readPublishedGuides } from '../../db/session/read-published-guides.ts'
import { countVisitorEvents, readVisitor, type Visitor } from '../../db/session/read-visitor.ts'
import type { AppDeps } from '../app-deps.ts'
import type { Envelope } from '../ingest/read-event.ts'
import type { Intake } from '../ingest/intake.ts'
import type { FoundKey } from '../keys/find-key.ts'
import { historyTerms, offerGuides } from './offer-guides.ts'

/** What sessions keep between requests; both are read again when the database says so. */
export interface SessionCache {
  definitions: Map<string, Definitions>
  versions: Map<string, GuideDraft>
}

/**
 * What a page needs to begin: takes in its outbox exactly as `/v1/batch` would, then says who the user
 * is, which guides are offered, where they stand, which milestones are reached, what to celebrate.
 * Writes nothing of its own but the lease on a celebration; never returns traits.
 */
export async function openSession(
  { database, now, intake }: AppDeps & { intake: Intake },
  cache: SessionCache,
  key: FoundKey,
  request: SessionRequest,
  { envelope, source }: { envelope: Envelope; source: string | null },
): Promise<SessionResponse> {
  const { environmentId, environment } = key
  const batch = request.batch?.length
    ? await intake.accept({
        environmentId,
        inputs: request.batch,
        envelope,
        source,
        isPage: false,
        isLive: true,
      })
    : null
  const nowMs = now()
  return database.withTenants([environmentId], async (sql) => {
    const definitions = await currentDefinitions(sql, cache.definitions, environmentId)
    const guides = await readPublishedGuides(sql, environmentId, cache.versions)
    const visitor = await readVisitor(sql, environmentId, {
      userId: request.userId ?? null,
      anonymousId: request.anonymousId,
      accountId: request.accountId ?? null,
      nowMs,
    })
    const terms = historyTerms(guides)
    const counts = await countVisitorEvents(
      sql,
      environmentId,
      { userId: visitor.userId, anonymousId: request.anonymousId, nowMs },
      terms,
    )
    const milestones = reachedMilestones(definitions, visitor)
    const facts: ConditionFacts = {
      user: visitor.user,
      account: visitor.account,
      countEvents: (term) => counts[terms.indexOf(term)] ?? 0,
      isReached: (milestone) => milestone in milestones,
    }
    return {
      success: true,
      serverTime: new Date(nowMs).toISOString(),
      userId: visitor.userId,
      batch,
      ...offerGuides(guides, visitor, facts, new Set(request.knownVersions)),
      milestones,
      milestoneRules: guides.length === 0 ? [] : definitions.milestones.map(toRule),
      celebrations: visitor.userId
        ? await offerCelebrations(sql, environmentId, visitor.userId, nowMs)
        : [],
      theme: environment.theme,
    }
  })
}

/** A milestone of account scope is reached once anybody of the account did it. */
function reachedMilestones(
  definitions: Definitions,
  visitor: Visitor,
): SessionResponse['milestones'] {
  const states: SessionResponse['milestones'] = {}
  for (const { key, scope } of definitions.milestones) {
    const own = visitor.userFacts.get(key)
    const fact = scope === 'account' ? (visitor.accountFacts.get(key) ?? own) : own
    if (!fact) continue
    states[key] = {
      reachedAt: new Date(fact.reachedAtMs).toISOString(),
      by: fact.userId === null || fact.userId === visitor.userId ? 'you' : 'teammate',
    }
  }
  return states
}

/** A rule goes along only where one event decides it, since the page knows no history. */
function toRule({ key, scope, firstValue, single, condition }: Definitions['milestones'][number]) {
  return { key, scope, firstValue, ...(single ? { condition } : {}) }
}
