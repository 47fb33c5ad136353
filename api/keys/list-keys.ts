import type { PageOf } from '#contract/page'
import type { KeyInfo } from '#contract/workspace'
import { desc, eq } from 'drizzle-orm'
import { keys } from '../../db/schema/keys.ts'
import type { RequestContext } from '../request-context.ts'
import { toKeyInfo } from './to-key-info.ts'

/** Newest first, revoked ones included. */
export async function listKeys({
  database,
  environment,
}: RequestContext): Promise<PageOf<KeyInfo>> {
  const rows = await database.control
    .select()
    .from(keys)
    .where(eq(keys.environmentId, environment.id))
    .orderBy(desc(keys.createdAt), desc(keys.id))
  return { rows: rows.map(toKeyInfo), nextCursor: null }
}
