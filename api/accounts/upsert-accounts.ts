import { accountInputSchema, type AccountInput, type UpsertResponse } from '#contract/account'
import type { TenantSql } from '../../db/client.ts'
import { lockDefinitions } from '../../db/facts/definitions.ts'
import { rederiveUnits } from '../../db/facts/rederive-units.ts'
import { rowsOf, toTimestamp } from '../../db/rows-of.ts'
import { LostRace, withRetries } from '../../db/with-retries.ts'
import type { RequestContext } from '../request-context.ts'
import { findErasedIds } from './find-erased-ids.ts'
import { isReSignUp, mergeAccount, type AccountState } from './merge-declared.ts'
import {
  erasedResult,
  readRows,
  reSignUp,
  type ReadRow,
  type UpsertResult,
} from './upsert-results.ts'

/**
 * Makes and changes accounts, row by row in the order sent (merge-declared.ts says what wins). One
 * that becomes internal, or no longer is, has its facts made again.
 */
export async function upsertAccounts(
  { database, environment, now }: RequestContext,
  rows: readonly unknown[],
): Promise<UpsertResponse> {
  const { good, refused } = readRows(accountInputSchema, rows)
  const applied = await withRetries(() =>
    database.withTenants([environment.id], (sql) => applyRows(sql, environment.id, good, now)),
  )
  return { results: [...refused, ...applied].sort((a, b) => a.index - b.index) }
}

interface Entry {
  before: AccountState
  after: AccountState
  isNew: boolean
}

async function applyRows(
  sql: TenantSql,
  environmentId: string,
  rows: readonly ReadRow<AccountInput>[],
  nowMs: number,
): Promise<UpsertResult[]> {
  if (rows.length === 0) return []
  const ids = [...new Set(rows.map(({ input }) => input.id))].sort()
  // Who did something in these accounts is found behind the accounts' locks, against the order that
  // everybody locks in: so the rare flip is done while nobody else writes.
  const isFlip = await foreseesFlip(sql, environmentId, ids, rows)
  await lockDefinitions(sql, environmentId, isFlip ? 'exclusive' : 'shared')
  const erased = await findErasedIds(sql, environmentId, 'account', ids)
  const kept = ids.filter((id) => !erased.has(id))
  const entries = await lockEntries(sql, environmentId, kept, nowMs)
  const results = rows.map(({ index, input }): UpsertResult => {
    const entry = entries.get(input.id)
    if (!entry) return erasedResult(index, input.id)
    const { after, isNew } = entry
    const shared = { index, id: input.id }
    if (isReSignUp(after, input.createdAt)) {
      return { ...shared, status: 'unchanged', message: reSignUp }
    }
    entry.after = mergeAccount(after, input)
    entry.isNew = false
    if (isNew) return { ...shared, status: 'created' }
    return { ...shared, status: isSame(after, entry.after) ? 'unchanged' : 'updated' }
  })
  const changed = [...entries].filter(([, { before, after }]) => !isSame(before, after))
  await write(sql, environmentId, changed)
  const flipped = changed.filter(([, { before, after }]) => before.internal !== after.internal)
  if (flipped.length > 0) {
    if (!isFlip) throw new LostRace('Somebody else flipped an account meanwhile')
    await rederiveUnits(sql, { environmentId, userIds: [], accountIds: flipped.map(([id]) => id) })
  }
  return results
}

async function foreseesFlip(
  sql: TenantSql,
  environmentId: string,
  ids: readonly string[],
  rows: readonly ReadRow<AccountInput>[],
): Promise<boolean> {
  if (rows.every(({ input }) => input.internal === undefined)) return false
  const internal = await sql<{ id: string }[]>`
    select id from accounts
    where environment_id = ${environmentId} and id = any(${[...ids]}::text[]) and internal`
  const isInternal = new Set(internal.map(({ id }) => id))
  return rows.some(
    ({ input }) => input.internal !== undefined && input.internal !== isInternal.has(input.id),
  )
}

/** Makes the rows that are missing and locks all of them, in key order. */
async function lockEntries(
  sql: TenantSql,
  environmentId: string,
  ids: readonly string[],
  nowMs: number,
): Promise<Map<string, Entry>> {
  const created = await sql<{ id: string }[]>`
    insert into accounts (environment_id, id, created_at)
    select ${environmentId}, id, ${toTimestamp(nowMs)}::text::timestamptz
    from unnest(${[...ids]}::text[]) as id order by id
    on conflict do nothing returning id`
  const isNew = new Set(created.map(({ id }) => id))
  const rows = await sql<({ id: string } & AccountState)[]>`
    select id, created_at as "createdAtMs", created_at_declared as "createdAtDeclared", name, traits,
      internal, churned_at as "churnedAtMs", observed_from as "observedFromMs",
      value_at_entry as "valueAtEntry", backfilled
    from accounts
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
    name: after.name,
    traits: after.traits,
    internal: after.internal,
    churned_at: after.churnedAtMs === null ? null : toTimestamp(after.churnedAtMs),
    observed_from: after.observedFromMs === null ? null : toTimestamp(after.observedFromMs),
    value_at_entry: after.valueAtEntry,
    backfilled: after.backfilled,
  }))
  await sql`
    update accounts a set created_at = row.created_at, created_at_declared = row.created_at_declared,
      name = row.name, traits = row.traits, internal = row.internal, churned_at = row.churned_at,
      observed_from = row.observed_from, value_at_entry = row.value_at_entry,
      backfilled = row.backfilled
    from ${rowsOf(sql, rows, 'id text, created_at timestamptz, created_at_declared boolean, name text, traits jsonb, internal boolean, churned_at timestamptz, observed_from timestamptz, value_at_entry boolean, backfilled boolean')}
    where a.environment_id = ${environmentId} and a.id = row.id`
}

/** Both states are made in the same order of fields, but for traits, whose order means nothing. */
function isSame(a: AccountState, b: AccountState): boolean {
  return a === b || canonical(a) === canonical(b)
}

function canonical({ traits, ...state }: AccountState): string {
  const sorted = Object.entries(traits).sort(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([
    state.createdAtMs,
    state.createdAtDeclared,
    state.name,
    state.internal,
    state.churnedAtMs,
    state.observedFromMs,
    state.valueAtEntry,
    state.backfilled,
    sorted,
  ])
}
