import type { PageOf } from '#contract/page'
import type { Environment } from '#contract/workspace'
import { asc, eq } from 'drizzle-orm'
import { environments } from '../../db/schema/environments.ts'
import type { RequestContext } from '../request-context.ts'
import { toEnvironment } from './to-environment.ts'

/** In the order of their making. A key knows its own environment and no other. */
export async function listEnvironments(ctx: RequestContext): Promise<PageOf<Environment>> {
  const { database, environment, actor } = ctx
  if (actor.kind !== 'member') return { rows: [toEnvironment(environment)], nextCursor: null }
  const rows = await database.control
    .select()
    .from(environments)
    .where(eq(environments.workspaceId, environment.workspaceId))
    .orderBy(asc(environments.createdAt), asc(environments.id))
  return { rows: rows.map(toEnvironment), nextCursor: null }
}
