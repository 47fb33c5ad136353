import type { Celebration } from '#contract/event-batch'
import { EnvironmentGone } from '../../db/facts/definitions.ts'
import { offerCelebrations } from '../../db/ingest/celebrations.ts'
import type { VisitorIds } from '../../db/session/read-visitors.ts'
import type { AppDeps } from '../app-deps.ts'
import { AppError } from '../errors.ts'
import { weighVisitors, type SessionCache, type WeighedVisitor } from './weigh-visitors.ts'

/** Somebody in front of a page, with what is to be celebrated there. */
export type MetVisitor = WeighedVisitor & { celebrations: Celebration[] }

export interface VisitorQueue {
  /** Throws `invalid_key` for an environment that was removed. */
  weigh(environmentId: string, ids: VisitorIds): Promise<MetVisitor>
}

interface Waiting {
  ids: VisitorIds
  resolve: (met: MetVisitor) => void
  reject: (error: unknown) => void
}

/** More would make the first of them wait for the last. */
const visitorsPerGroup = 100

/**
 * Pages of one environment that begin while others of it are being looked up are looked up together
 * after that, as events are committed together: the busier it is, the less each of them costs.
 */
export function createVisitorQueue({
  database,
  now,
}: Pick<AppDeps, 'database' | 'now'>): VisitorQueue {
  const cache: SessionCache = { definitions: new Map(), versions: new Map() }
  /** By environment, present while a group of it is under way. */
  const queues = new Map<string, Waiting[]>()

  async function work(environmentId: string, queue: Waiting[]): Promise<void> {
    queues.set(environmentId, queue)
    while (queue.length > 0) {
      const group = queue.splice(0, visitorsPerGroup)
      const asked = group.map(({ ids }) => ids)
      try {
        const met = await meetVisitors(database, cache, environmentId, asked, now())
        group.forEach(({ resolve }, index) => resolve(met[index]!))
      } catch (error) {
        const told = error instanceof EnvironmentGone ? new AppError('invalid_key') : error
        for (const { reject } of group) reject(told)
      }
    }
    queues.delete(environmentId)
  }

  return {
    weigh: (environmentId, ids) =>
      new Promise((resolve, reject) => {
        const waiting = { ids, resolve, reject }
        const queue = queues.get(environmentId)
        if (queue) queue.push(waiting)
        else void work(environmentId, [waiting])
      }),
  }
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
    const celebrations = await offerCelebrations(sql, environmentId, userIds, nowMs)
    return weighed.map((each) => {
      const { userId } = each.visitor
      const own = userId === null ? undefined : celebrations.get(userId)
      // Of two pages of one user that begin together, one celebrates.
      if (userId !== null) celebrations.delete(userId)
      return { ...each, celebrations: own ?? [] }
    })
  })
}
