import type { SessionRequest, SessionResponse } from '#contract/session'
import type { Definitions } from '../../db/facts/definitions.ts'
import { offerCelebrations } from '../../db/ingest/celebrations.ts'
import type { AppDeps } from '../app-deps.ts'
import type { Envelope } from '../ingest/read-event.ts'
import type { Intake } from '../ingest/intake.ts'
import type { FoundKey } from '../keys/find-key.ts'
import { offerGuides } from './offer-guides.ts'
import { reckonFrequency } from './reckon-frequency.ts'
import { weighVisitor, type SessionCache } from './weigh-visitor.ts'

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
  return database.intake.withTenants([environmentId], async (sql) => {
    const weighed = await weighVisitor(sql, cache, environmentId, {
      userId: request.userId ?? null,
      anonymousId: request.anonymousId,
      accountId: request.accountId ?? null,
      nowMs,
    })
    const { definitions, guides, visitor, milestones, circumstances } = weighed
    return {
      success: true,
      serverTime: new Date(nowMs).toISOString(),
      userId: visitor.userId,
      batch,
      ...offerGuides(guides, circumstances, new Set(request.knownVersions)),
      milestones,
      milestoneRules: guides.length === 0 ? [] : definitions.milestones.map(toRule),
      celebrations: visitor.userId
        ? await offerCelebrations(sql, environmentId, visitor.userId, nowMs)
        : [],
      theme: environment.theme,
      frequency: reckonFrequency(environment.frequency, visitor.runs.values(), nowMs),
    }
  })
}

/** A rule goes along only where one event decides it, since the page knows no history. */
function toRule({ key, scope, firstValue, single, condition }: Definitions['milestones'][number]) {
  return { key, scope, firstValue, ...(single ? { condition } : {}) }
}
