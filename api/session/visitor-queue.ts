import type { Celebration } from '#contract/event-batch'
import { EnvironmentGone } from '../../db/facts/definitions.ts'
import { offerCelebrationsTo } from '../../db/ingest/celebrations.ts'
import type { VisitorIds } from '../../db/session/read-visitors.ts'
import type { AppDeps } from '../app-deps.ts'
import { AppError } from '../errors.ts'
import { createCommitQueue } from '../ingest/commit-queue.ts'
import { weighVisitors, type SessionCache, type WeighedVisitor } from './weigh-visitors.ts'

/** Somebody in front of a page, with what is to be celebrated there. */
export type MetVisitor = WeighedVisitor & { celebrations: Celebration[] }

export interface VisitorQueue {
  /** Throws `unavailable` when there is no turn within a second, `invalid_key` for a removed environment. */
  weigh(environmentId: string, ids: VisitorIds): Promise<MetVisitor>
}

/**
 * Pages of one environment that begin while others are being looked up are looked up together, as
 * events are committed together: at the same rate that is a third of the work.
 */
export function createVisitorQueue({
  database,
  now,
}: Pick<AppDeps, 'database' | 'now'>): VisitorQueue {
  const cache: SessionCache = { definitions: new Map(), versions: new Map() }
  const queue = createCommitQueue<{ events: [VisitorIds] }, MetVisitor>(
    async (environmentId, works) => {
      const asked = works.map(({ events: [ids] }) => ids)
      try {
        return await meetVisitors(database, cache, environmentId, asked, now())
      } catch (error) {
        throw error instanceof EnvironmentGone ? new AppError('invalid_key') : error
      }
    },
  )
  return { weigh: (environmentId, ids) => queue.add(environmentId, { events: [ids] }) }
}

function meetVisitors(
  database: AppDeps['database'],
  cache: SessionCache,
  environmentId: string,
  asked: readonly VisitorIds[],
  nowMs: number,
): Promise<MetVisitor[]> {
  return database.intake.withTenants([environmentId], async (sql) => {
    const weighed = await weighVisitors(sql, cache, environmentId, asked, nowMs)
    const userIds = weighed.flatMap(({ visitor }) => visitor.userId ?? [])
    const celebrations = await offerCelebrationsTo(sql, environmentId, userIds, nowMs)
    return weighed.map((each) => {
      const { userId } = each.visitor
      const own = userId === null ? undefined : celebrations.get(userId)
      // Of two pages of one user that begin together, one celebrates.
      if (userId !== null) celebrations.delete(userId)
      return { ...each, celebrations: own ?? [] }
    })
  })
}
