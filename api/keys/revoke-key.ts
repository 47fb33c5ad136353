import type { KeyInfo } from '#contract/workspace'
import { and, eq, sql } from 'drizzle-orm'
import { keys } from '../../db/schema/keys.ts'
import { notFound } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'
import { forgetKeys } from './find-key.ts'
import { toKeyInfo } from './to-key-info.ts'

/** Ends a key. Revoking it again changes nothing. */
export async function revokeKey(
  { database, environment, now }: RequestContext,
  id: string,
): Promise<KeyInfo> {
  const revokedAt = new Date(now).toISOString()
  const [row] = await database.control
    .update(keys)
    .set({ revokedAt: sql`coalesce(${keys.revokedAt}, ${revokedAt}::timestamptz)` })
    .where(and(eq(keys.id, id), eq(keys.environmentId, environment.id)))
    .returning()
  if (!row) throw notFound('key', id)
  forgetKeys(database)
  return toKeyInfo(row)
}
