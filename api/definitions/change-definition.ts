import type { TenantSql } from '../../db/client.ts'
import { lockDefinitions } from '../../db/facts/definitions.ts'
import type { DefinitionSubject } from '../../db/facts/rederive-definition.ts'
import { notFound } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'

type Subject = Omit<DefinitionSubject, 'environmentId'>

/** Stands for what days are counted by: time zone, passive events. No key can be this. */
export const everyDefinition: Subject = { subjectKind: 'milestone', subjectKey: '*' }

type Context = Pick<RequestContext, 'database' | 'environment' | 'jobs'>

/**
 * The one way to change what facts are made by, and whom they are told of: `subject` is null for what
 * no fact is made by. Ingest, which holds the same lock shared, sees the
 * change whole or not at all. After a changed rule history is read again, once this is committed;
 * where there is none, as in a new environment, there is nothing to do.
 */
export async function changeDefinition<T>(
  { database, environment, jobs }: Context,
  subject: Subject | null,
  write: (sql: TenantSql) => Promise<{ result: T; change: 'none' | 'label' | 'rule' }>,
): Promise<T> {
  const environmentId = environment.id
  return database.withTenants([environmentId], async (sql) => {
    await lockDefinitions(sql, environmentId, 'exclusive')
    const { result, change } = await write(sql)
    if (change === 'none') return result
    const [bumped] = await sql<{ version: number }[]>`
      update control.environments set definitions_version = definitions_version + 1
      where id = ${environmentId} returning definitions_version as version`
    if (!bumped) throw notFound('environment', environmentId)
    if (subject && change === 'rule' && (await hasEvents(sql, environmentId))) {
      await sql`
        insert into backfills
          (environment_id, subject_kind, subject_key, definitions_version)
        values (
          ${environmentId}, ${subject.subjectKind}, ${subject.subjectKey}, ${bumped.version}
        )
        on conflict (environment_id, subject_kind, subject_key) do update
          set definitions_version = excluded.definitions_version, done = 0, total = null,
            cursor = null, updated_at = now()`
      await jobs.enqueue(sql, { kind: 'backfill', environmentId, ...subject })
    }
    return result
  })
}

/** Exact, since nothing is taken in while the lock is held. */
async function hasEvents(sql: TenantSql, environmentId: string): Promise<boolean> {
  const found = await sql`select from events where environment_id = ${environmentId} limit 1`
  return found.length > 0
}
