import { lockDefinitions } from '../../db/facts/definitions.ts'
import { AppError } from '../errors.ts'
import { forgetKeys } from '../keys/find-key.ts'
import type { RequestContext } from '../request-context.ts'

/** Every table that holds rows of an environment; a guard test compares it with the catalogue. */
export const tenantTables = [
  'active_days',
  'activity',
  'backfills',
  'celebrations',
  'dead_letters',
  'erasures',
  'events',
  'feature_adoption',
  'feature_use',
  'funnel_hits',
  'funnel_walks',
  'funnels',
  'guide_decisions',
  'guide_facts',
  'guide_runs',
  'guide_versions',
  'picker_tokens',
  'guides',
  'identities',
  'ingest_counts',
  'memberships',
  'message_ids',
  'milestone_facts',
  'milestone_hits',
  'milestones',
  'features',
  'rejected_events',
  'segments',
  'target_health',
  'users',
  'accounts',
] as const

/**
 * Removes the sample data in one go: the environment with its keys and every row in it. Only one of
 * kind `demo`. Waits for events that are being taken in; later ones find no environment.
 */
export async function removeDemoEnvironment(ctx: RequestContext): Promise<void> {
  const { database, environment } = ctx
  if (environment.kind !== 'demo') {
    throw new AppError('not_allowed', { detail: 'Only sample data can be removed this way.' })
  }
  const { id } = environment
  await database.withTenants([id], async (sql) => {
    await lockDefinitions(sql, id, 'exclusive')
    for (const table of tenantTables) {
      await sql`delete from ${sql(table)} where environment_id = ${id}`
    }
    await sql`delete from control.audit where environment_id = ${id}`
    await sql`delete from control.environments where id = ${id}`
  })
  forgetKeys(database)
}
