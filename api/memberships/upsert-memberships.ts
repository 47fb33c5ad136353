import { membershipInputSchema, type MembershipInput, type UpsertResponse } from '#contract/account'
import type { TenantSql } from '../../db/client.ts'
import { lockDefinitions } from '../../db/facts/definitions.ts'
import { lockUnits, rederiveUnits } from '../../db/facts/rederive-units.ts'
import { lockAccounts } from '../../db/ingest/update-profiles.ts'
import { rowsOf, toTimestamp } from '../../db/rows-of.ts'
import { withRetries } from '../../db/with-retries.ts'
import { findErasedIds } from '../accounts/find-erased-ids.ts'
import {
  erasedResult,
  readRows,
  type ReadRow,
  type UpsertResult,
} from '../accounts/upsert-results.ts'
import type { RequestContext } from '../request-context.ts'
import { readAliases } from '../users/read-aliases.ts'

/**
 * Says which user belongs to which account from when to when; the same user, account and validFrom
 * again changes the end. Events without an account of their own are attributed anew.
 */
export async function upsertMemberships(
  { database, environment }: RequestContext,
  rows: readonly unknown[],
): Promise<UpsertResponse> {
  const { good, refused } = readRows(
    membershipInputSchema.refine(endsAfterItBegins, endMessage),
    rows,
  )
  const applied = await withRetries(() =>
    database.withTenants([environment.id], (sql) => applyRows(sql, environment.id, good)),
  )
  return { results: [...refused, ...applied].sort((a, b) => a.index - b.index) }
}

const endMessage = { path: ['validTo'], message: 'Must be later than validFrom' }

function endsAfterItBegins({ validFrom, validTo }: MembershipInput): boolean {
  return !validTo || Date.parse(validTo) > Date.parse(validFrom)
}

async function applyRows(
  sql: TenantSql,
  environmentId: string,
  rows: readonly ReadRow<MembershipInput>[],
): Promise<UpsertResult[]> {
  if (rows.length === 0) return []
  const sent = [...new Set(rows.map(({ input }) => input.userId))]
  // Who was never seen has no row to lock: then no first event is taken in until this is done.
  const isKnown = await areKnown(sql, environmentId, sent)
  await lockDefinitions(sql, environmentId, isKnown ? 'shared' : 'exclusive')
  const accountIds = [...new Set(rows.map(({ input }) => input.accountId))]
  const erasedUsers = await findErasedIds(sql, environmentId, 'user', sent)
  const erasedAccounts = await findErasedIds(sql, environmentId, 'account', accountIds)
  const aliases = await readAliases(sql, environmentId, sent)
  const userOf = (id: string) => aliases.get(id) ?? id
  // Ingest reads memberships under its users' locks, so they are changed under these.
  await lockUnits(sql, { environmentId, userIds: sent.map(userOf), accountIds: [] })
  const known = await readMemberships(sql, environmentId, sent.map(userOf))
  const changed = new Map<string, Row>()
  const results = rows.map(({ index, input }): UpsertResult => {
    if (erasedUsers.has(input.userId) || erasedAccounts.has(input.accountId)) {
      return erasedResult(index, input.userId)
    }
    const row = toRow(input, userOf(input.userId))
    const before = known.get(keyOf(row))
    known.set(keyOf(row), row.valid_to)
    const shared = { index, id: input.userId }
    if (before === row.valid_to) return { ...shared, status: 'unchanged' }
    changed.set(keyOf(row), row)
    return { ...shared, status: before === undefined ? 'created' : 'updated' }
  })
  if (changed.size === 0) return results
  await write(sql, environmentId, [...changed.values()])
  await lockAccounts(sql, environmentId, firstSeen([...changed.values()]))
  const userIds = [...new Set([...changed.values()].map((row) => row.user_id))].sort()
  await rederiveUnits(sql, { environmentId, userIds, accountIds: [] })
  return results
}

async function areKnown(
  sql: TenantSql,
  environmentId: string,
  userIds: readonly string[],
): Promise<boolean> {
  const rows = await sql`
    select from users where environment_id = ${environmentId} and id = any(${[...userIds]}::text[])`
  return rows.length === userIds.length
}

/** An account that facts may be attributed to has a row, which is what writing them locks. */
function firstSeen(rows: readonly Row[]): Map<string, number> {
  const first = new Map<string, number>()
  for (const { account_id, valid_from } of rows) {
    first.set(account_id, Math.min(Date.parse(valid_from), first.get(account_id) ?? Infinity))
  }
  return first
}

interface Row {
  user_id: string
  account_id: string
  valid_from: string
  valid_to: string | null
}

/** Left out, the end is open. */
function toRow({ accountId, validFrom, validTo }: MembershipInput, userId: string): Row {
  return {
    user_id: userId,
    account_id: accountId,
    valid_from: toTimestamp(Date.parse(validFrom)),
    valid_to: validTo ? toTimestamp(Date.parse(validTo)) : null,
  }
}

function keyOf({ user_id, account_id, valid_from }: Row): string {
  return JSON.stringify([user_id, account_id, valid_from])
}

/** End by key, as `toRow` writes it. */
async function readMemberships(
  sql: TenantSql,
  environmentId: string,
  userIds: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await sql<
    { user_id: string; account_id: string; from: number; to: number | null }[]
  >`
    select user_id, account_id, valid_from as from, valid_to as to from memberships
    where environment_id = ${environmentId} and user_id = any(${[...userIds]}::text[])`
  return new Map(
    rows.map(({ user_id, account_id, from, to }) => {
      const valid_to = to === null ? null : toTimestamp(to)
      return [keyOf({ user_id, account_id, valid_from: toTimestamp(from), valid_to }), valid_to]
    }),
  )
}

async function write(sql: TenantSql, environmentId: string, rows: readonly Row[]): Promise<void> {
  await sql`
    insert into memberships (environment_id, user_id, account_id, valid_from, valid_to)
    select ${environmentId}, user_id, account_id, valid_from, valid_to
    from ${rowsOf(sql, rows, 'user_id text, account_id text, valid_from timestamptz, valid_to timestamptz')}
    order by user_id collate "C", account_id collate "C", valid_from
    on conflict (environment_id, user_id, account_id, valid_from)
      do update set valid_to = excluded.valid_to`
}
