import type { Database, TenantSql } from '../client.ts'
import { withRetries } from '../with-retries.ts'
import { rederiveUnits } from './rederive-units.ts'

export interface DefinitionSubject {
  environmentId: string
  subjectKind: 'milestone' | 'feature'
  subjectKey: string
}

const unitsPerStep = 200

/**
 * Reads history again after a definition changed, in steps of a few hundred units, each a transaction
 * of its own that holds only the locks of its units, so that ingest goes on. Progress is kept in
 * `backfills`: after a crash it goes on behind the last step done. Facts end up as a recomputation
 * from raw events gives them, whatever came in meanwhile.
 */
export async function backfillDefinition(
  database: Database,
  subject: DefinitionSubject,
): Promise<void> {
  const { environmentId } = subject
  await database.withTenants([environmentId], (sql) => countUnits(sql, subject))
  for (;;) {
    const isDone = await withRetries(() =>
      database.withTenants([environmentId], (sql) => backfillStep(sql, subject)),
    )
    if (isDone) return
  }
}

async function countUnits(sql: TenantSql, subject: DefinitionSubject): Promise<void> {
  await sql`
    update backfills set total = (
      (select count(*) from users where environment_id = ${subject.environmentId})
      + (select count(*) from accounts where environment_id = ${subject.environmentId})
    ) where ${rowOf(sql, subject)}`
}

/** Users first, then accounts; the cursor is `u:<id>` or `a:<id>`. True when nothing is left. */
async function backfillStep(sql: TenantSql, subject: DefinitionSubject): Promise<boolean> {
  const [progress] = await sql<{ cursor: string | null }[]>`
    select cursor from backfills where ${rowOf(sql, subject)} for update`
  if (!progress) return true
  const level = progress.cursor?.startsWith('a:') ? 'account' : 'user'
  const after = progress.cursor?.slice(2) ?? ''
  const rows = await sql<{ id: string }[]>`
    select id from ${sql(level === 'user' ? 'users' : 'accounts')}
    where environment_id = ${subject.environmentId} and id > ${after}
    order by id limit ${unitsPerStep}`
  const ids = rows.map((row) => row.id)
  await rederiveUnits(sql, {
    environmentId: subject.environmentId,
    userIds: level === 'user' ? ids : [],
    accountIds: level === 'account' ? ids : [],
  })
  const last = ids.at(-1)
  if (last === undefined && level === 'account') {
    await sql`delete from backfills where ${rowOf(sql, subject)}`
    return true
  }
  const cursor = last === undefined ? 'a:' : `${level === 'user' ? 'u' : 'a'}:${last}`
  await sql`
    update backfills set cursor = ${cursor}, done = done + ${ids.length}, updated_at = now()
    where ${rowOf(sql, subject)}`
  return false
}

function rowOf(sql: TenantSql, { environmentId, subjectKind, subjectKey }: DefinitionSubject) {
  return sql`environment_id = ${environmentId} and subject_kind = ${subjectKind}
    and subject_key = ${subjectKey}`
}
