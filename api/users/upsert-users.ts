import { userInputSchema, type UpsertResponse, type UserInput } from '#contract/account'
import type { TenantSql } from '../../db/client.ts'
import { lockDefinitions } from '../../db/facts/definitions.ts'
import { rederiveUnits } from '../../db/facts/rederive-units.ts'
import { rowsOf, toTimestamp } from '../../db/rows-of.ts'
import { withRetries } from '../../db/with-retries.ts'
import { findErasedIds } from '../accounts/find-erased-ids.ts'
import { isReSignUp, mergeUser, type UserState } from '../accounts/merge-declared.ts'
import {
  erasedResult,
  readRows,
  reSignUp,
  type ReadRow,
  type UpsertResult,
} from '../accounts/upsert-results.ts'
import type { RequestContext } from '../request-context.ts'
import { readAliases } from './read-aliases.ts'

/**
 * Makes and changes users, row by row in the order sent; an id that was merged into another means
 * that one. One that becomes a bot or internal, or no longer is, has its facts made again.
 */
export async function upsertUsers(
  { database, environment, now }: RequestContext,
  rows: readonly unknown[],
): Promise<UpsertResponse> {
  const { good, refused } = readRows(userInputSchema, rows)
  const applied = await withRetries(() =>
    database.withTenants([environment.id], (sql) => applyRows(sql, environment.id, good, now)),
  )
  return { results: [...refused, ...applied].sort((a, b) => a.index - b.index) }
}

interface Entry {
  before: UserState
  after: UserState
  isNew: boolean
}

async function applyRows(
  sql: TenantSql,
  environmentId: string,
  rows: readonly ReadRow<UserInput>[],
  nowMs: number,
): Promise<UpsertResult[]> {
  if (rows.length === 0) return []
  await lockDefinitions(sql, environmentId, 'shared')
  const sent = [...new Set(rows.map(({ input }) => input.id))]
  const erased = await findErasedIds(sql, environmentId, 'user', sent)
  const aliases = await readAliases(sql, environmentId, sent)
  const userOf = (id: string) => aliases.get(id) ?? id
  const ids = [...new Set(sent.filter((id) => !erased.has(id)).map(userOf))].sort()
  const entries = await lockEntries(sql, environmentId, ids, nowMs)
  const results = rows.map(({ index, input }): UpsertResult => {
    const entry = erased.has(input.id) ? undefined : entries.get(userOf(input.id))
    if (!entry) return erasedResult(index, input.id)
    const { after, isNew } = entry
    const shared = { index, id: input.id }
    if (isReSignUp(after, input.createdAt)) {
      return { ...shared, status: 'unchanged', message: reSignUp }
    }
    entry.after = mergeUser(after, input)
    entry.isNew = false
    if (isNew) return { ...shared, status: 'created' }
    return { ...shared, status: isSame(after, entry.after) ? 'unchanged' : 'updated' }
  })
  const changed = [...entries].filter(([, { before, after }]) => !isSame(before, after))
  await write(sql, environmentId, changed)
  const flipped = changed.filter(
    ([, { before, after }]) => before.bot !== after.bot || before.internal !== after.internal,
  )
  if (flipped.length > 0) {
    await rederiveUnits(sql, { environmentId, userIds: flipped.map(([id]) => id), accountIds: [] })
  }
  return results
}

/** Makes the rows that are missing and locks all of them, in key order. */
async function lockEntries(
  sql: TenantSql,
  environmentId: string,
  ids: readonly string[],
  nowMs: number,
): Promise<Map<string, Entry>> {
  const created = await sql<{ id: string }[]>`
    insert into users (environment_id, id, created_at)
    select ${environmentId}, id, ${toTimestamp(nowMs)}::text::timestamptz
    from unnest(${[...ids]}::text[]) as id order by id
    on conflict do nothing returning id`
  const isNew = new Set(created.map(({ id }) => id))
  const rows = await sql<({ id: string } & UserState)[]>`
    select id, created_at as "createdAtMs", created_at_declared as "createdAtDeclared", traits, bot,
      internal
    from users
    where environment_id = ${environmentId} and id = any(${[...ids]}::text[])
    order by id for no key update`
  return new Map(
    rows.map(({ id, ...state }) => [id, { before: state, after: state, isNew: isNew.has(id) }]),
  )
}

async function write(
  sql: TenantSql,
  environmentId: string,
  changed: readonly [string, Entry][],
): Promise<void> {
  if (changed.length === 0) return
  const rows = changed.map(([id, { after }]) => ({
    id,
    created_at: toTimestamp(after.createdAtMs),
    created_at_declared: after.createdAtDeclared,
    traits: after.traits,
    bot: after.bot,
    internal: after.internal,
  }))
  await sql`
    update users u set created_at = row.created_at, created_at_declared = row.created_at_declared,
      traits = row.traits, bot = row.bot, internal = row.internal
    from ${rowsOf(sql, rows, 'id text, created_at timestamptz, created_at_declared boolean, traits jsonb, bot boolean, internal boolean')}
    where u.environment_id = ${environmentId} and u.id = row.id`
}

function isSame(a: UserState, b: UserState): boolean {
  return a === b || canonical(a) === canonical(b)
}

function canonical({ createdAtMs, createdAtDeclared, bot, internal, traits }: UserState): string {
  const sorted = Object.entries(traits).sort(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([createdAtMs, createdAtDeclared, bot, internal, sorted])
}
