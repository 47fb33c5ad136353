import type { SessionRequest, SessionResponse } from '#contract/session'
import type { Definitions } from '../../db/facts/definitions.ts'
import type { IntakeDeps } from '../app-deps.ts'
import type { Envelope } from '../ingest/read-event.ts'
import type { FoundKey } from '../keys/find-key.ts'
import { offerGuides } from './offer-guides.ts'
import { reckonFrequency } from './reckon-frequency.ts'
import type { VisitorQueue } from './visitor-queue.ts'

/**
 * What a page needs to begin: takes in its outbox exactly as `/v1/batch` would, then says who the user
 * is, which guides are offered, where they stand, which milestones are reached, what to celebrate.
 * Writes nothing of its own but the lease on a celebration; never returns traits.
 */
export async function openSession(
  { now, intake }: Pick<IntakeDeps, 'now' | 'intake'>,
  visitors: VisitorQueue,
  key: FoundKey,
  request: Omit<SessionRequest, 'batch'> & { batch?: readonly unknown[] | null | undefined },
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
  const weighed = await visitors.weigh(environmentId, {
    userId: request.userId ?? null,
    anonymousId: request.anonymousId,
    accountId: request.accountId ?? null,
  })
  const { definitions, guides, visitor, milestones, circumstances, celebrations } = weighed
  return {
    success: true,
    serverTime: new Date(nowMs).toISOString(),
    userId: visitor.userId,
    batch,
    ...offerGuides(guides, circumstances, new Set(request.knownVersions)),
    milestones,
    milestoneRules: guides.length === 0 ? [] : definitions.milestones.map(toRule),
    celebrations,
    theme: environment.theme,
    frequency: reckonFrequency(environment.frequency, visitor.runs.values(), nowMs),
  }
}

/** A rule goes along only where one event decides it, since the page knows no history. */
function toRule({ key, scope, firstValue, single, condition }: Definitions['milestones'][number]) {
  return { key, scope, firstValue, ...(single ? { condition } : {}) }
}
