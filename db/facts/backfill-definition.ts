import type { Database, TenantSql } from '../client.ts'
import { withRetries } from '../with-retries.ts'
import { currentDefinitions, type Definitions, lockDefinitions } from './definitions.ts'
import { type DefinitionSubject, rederiveDefinition } from './rederive-definition.ts'

/** Locks are held for about this long, which is what an event of one of these units may have to wait. */
const stepMs = 200
const unitsAtMost = 5_000

/**
 * Reads history again after a definition changed, in steps of as many units as a fifth of a second
 * takes, each a transaction of its own that holds only the locks of its units, so that ingest goes on.
 * Progress is kept in `backfills`: after a crash it goes on behind the last step done. Ends after
 * `budgetMs` at the latest, plus a step; true when nothing is left. Facts end up as a recomputation
 * from raw events gives them, whatever came in meanwhile.
 */
export async function backfillDefinition(
  database: Pick<Database, 'withTenants'>,
  subject: DefinitionSubject,
  { budgetMs = Infinity }: { budgetMs?: number } = {},
): Promise<boolean> {
  const { environmentId } = subject
  await database.withTenants([environmentId], (sql) => countUnits(sql, subject))
  const cache = new Map<string, Definitions>()
  const endsAtMs = performance.now() + budgetMs
  let units = 100
  while (performance.now() < endsAtMs) {
    const beganAtMs = performance.now()
    const isDone = await withRetries(() =>
      database.withTenants([environmentId], (sql) => backfillStep(sql, cache, subject, units)),
    )
    if (isDone) return true
    const tookMs = performance.now() - beganAtMs
    units = Math.round(Math.min(unitsAtMost, Math.max(1, units / 2, (units * stepMs) / tookMs)))
  }
  return false
}

/** Every backfill that is not done, of every environment. */
export async function listBackfills(
  database: Pick<Database, 'withTenants' | 'raw'>,
): Promise<DefinitionSubject[]> {
  const environments = await database.raw<{ id: string }[]>`select id from control.environments`
  return database.withTenants(
    environments.map(({ id }) => id),
    (sql) => sql<DefinitionSubject[]>`
      select environment_id as "environmentId", subject_kind as "subjectKind",
        subject_key as "subjectKey"
      from backfills order by updated_at`,
  )
}

async function countUnits(sql: TenantSql, subject: DefinitionSubject): Promise<void> {
  await sql`
    update backfills set total = (
      (select count(*) from users where environment_id = ${subject.environmentId})
      + (select count(*) from accounts where environment_id = ${subject.environmentId})
    ) where ${rowOf(sql, subject)}`
}

/** Users first, then accounts; the cursor is `u:<id>` or `a:<id>`. True when nothing is left. */
async function backfillStep(
  sql: TenantSql,
  cache: Map<string, Definitions>,
  subject: DefinitionSubject,
  units: number,
): Promise<boolean> {
  const { environmentId } = subject
  // Before the row: whoever changes the definition again holds the one and waits for the other.
  await lockDefinitions(sql, environmentId, 'shared')
  const [progress] = await sql<{ cursor: string | null }[]>`
    select cursor from backfills where ${rowOf(sql, subject)} for update`
  if (!progress) return true
  const level = progress.cursor?.startsWith('a:') ? 'account' : 'user'
  const after = progress.cursor?.slice(2) ?? ''
  const rows = await sql<{ id: string }[]>`
    select id from ${sql(level === 'user' ? 'users' : 'accounts')}
    where environment_id = ${environmentId} and id > ${after}
    order by id limit ${units}`
  const ids = rows.map((row) => row.id)
  const last = ids.at(-1)
  if (last === undefined && level === 'account') {
    await sql`delete from backfills where ${rowOf(sql, subject)}`
    return true
  }
  if (last !== undefined) {
    const definitions = await currentDefinitions(sql, cache, environmentId)
    await rederiveDefinition(sql, definitions, subject, { level, ids })
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
