import { eraseAccount } from '../../db/erasure/erase-unit.ts'
import { withRetries } from '../../db/with-retries.ts'
import { notFound } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'

/** Erases an account, at once and for good, also for every past as-of. Its users stay. */
export async function deleteAccount(ctx: RequestContext, id: string): Promise<void> {
  const { database, environment, now } = ctx
  const isDone = await withRetries(() =>
    database.withTenants([environment.id], (sql) =>
      eraseAccount(sql, { environmentId: environment.id, id, nowMs: now }),
    ),
  )
  if (!isDone) throw notFound('account', id)
}
