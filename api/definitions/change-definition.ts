import type { TenantSql } from '../../db/client.ts'
import { lockDefinitions } from '../../db/facts/definitions.ts'
import type { DefinitionSubject } from '../../db/facts/rederive-definition.ts'
import { notFound } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'

type Subject = Omit<DefinitionSubject, 'environmentId'>

/** Stands for what days are counted by: time zone, passive events. No key can be this. */
export const everyDefinition: Subject = { subjectKind: 'milestone', subjectKey: '*' }

/** What a change is to facts: nothing, a name, which milestone is first value, or what they are made by. */
type Change = 'none' | 'label' | 'firstValue' | 'rule'

type Context = Pick<RequestContext, 'database' | 'environment' | 'jobs'>

/**
 * The one way to change what facts are made by, and whom they are told of: `subject` is null for what
 * no fact is made by. Ingest, which holds the same lock shared, sees the
 * change whole or not at all. After a changed rule history is read again, once this is committed, and after
 * another first value when units reached it; in a new environment, where nobody is, there is nothing to do.
 */
export async function changeDefinition<T>(
  { database, environment, jobs }: Context,
  subject: Subject | null,
  write: (sql: TenantSql) => Promise<{ result: T; change: Change }>,
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
    const again = subject && whatIsReadAgain(subject, change)
    if (again && (await hasUnits(sql, environmentId))) {
      await sql`
        insert into backfills
          (environment_id, subject_kind, subject_key, definitions_version)
        values (
          ${environmentId}, ${again.subjectKind}, ${again.subjectKey}, ${bumped.version}
        )
        on conflict (environment_id, subject_kind, subject_key) do update
          set definitions_version = excluded.definitions_version, done = 0, total = null,
            cursor = null, updated_at = now()`
      await jobs.enqueue(sql, { kind: 'backfill', environmentId, ...again })
    }
    return result
  })
}

function whatIsReadAgain(subject: Subject, change: Change): Subject | null {
  if (change === 'rule') return subject
  return change === 'firstValue' ? { ...subject, subjectKind: 'first_value' } : null
}

/** Exact, since nothing is taken in while the lock is held. */
async function hasUnits(sql: TenantSql, environmentId: string): Promise<boolean> {
  const found = await sql`
    (select from users where environment_id = ${environmentId} limit 1)
    union all
    (select from accounts where environment_id = ${environmentId} limit 1)`
  return found.length > 0
}
