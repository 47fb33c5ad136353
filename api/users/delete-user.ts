import { eraseUser } from '../../db/erasure/erase-unit.ts'
import { withRetries } from '../../db/with-retries.ts'
import { notFound } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'

/** Erases a user, at once and for good, also for every past as-of. Doing it again does no harm. */
export async function deleteUser(ctx: RequestContext, id: string): Promise<void> {
  const { database, environment, now } = ctx
  const isDone = await withRetries(() =>
    database.withTenants([environment.id], (sql) =>
      eraseUser(sql, { environmentId: environment.id, id, nowMs: now }),
    ),
  )
  if (!isDone) throw notFound('user', id)
}
