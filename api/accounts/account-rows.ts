import type { AccountRow, AccountState } from '#contract/account'
import type { TenantSql } from '../../db/client.ts'
import { toTimestamp } from '../../db/rows-of.ts'
import type { ChecklistPhase } from './published-checklist.ts'
import { nextOf } from './published-checklist.ts'

/** From an account that waits for first value and shows nothing for so long, nothing will come. */
export const stuckAfterMs = 7 * 86_400_000

/** An account as SQL gives it, with the state it is in at `now`. */
export interface ListedAccount {
  id: string
  name: string | null
  createdAtMs: number
  lastSeenAtMs: number | null
  churnedAtMs: number | null
  internal: boolean
  traits: Record<string, unknown>
  firstValueAtMs: number | null
  state: AccountState
}

/** A query of `listed_accounts`: each account of the environment with its state. */
export function listedAccounts(sql: TenantSql, environmentId: string, nowMs: number) {
  const now = sql`${toTimestamp(nowMs)}::text::timestamptz`
  const quietSince = sql`${toTimestamp(nowMs - stuckAfterMs)}::text::timestamptz`
  return sql`
    select a.id, a.name, a.created_at as "createdAtMs", a.last_seen_at as "lastSeenAtMs",
      a.churned_at as "churnedAtMs", a.internal, a.traits, f.reached_at as "firstValueAtMs",
      case
        when a.churned_at <= ${now} then 'churned'
        when f.reached_at is not null then 'reached'
        when coalesce(a.last_seen_at, a.created_at) <= ${quietSince} then 'stuck'
        else 'waiting'
      end as state
    from accounts a
    left join milestones m on m.environment_id = a.environment_id and m.first_value
    left join milestone_facts f on f.environment_id = a.environment_id
      and f.milestone_key = m.key and f.level = 'account' and f.unit_id = a.id
    where a.environment_id = ${environmentId}`
}

interface Progress {
  milestones: number
  reached: Map<string, Set<string>>
  users: Map<string, number>
}

/** Puts progress and people beside accounts that were listed, keeping their order. */
export async function toAccountRows(
  sql: TenantSql,
  environmentId: string,
  accounts: readonly ListedAccount[],
  { phases, nowMs }: { phases: readonly ChecklistPhase[]; nowMs: number },
): Promise<AccountRow[]> {
  const ids = accounts.map(({ id }) => id)
  const progress = await readProgress(sql, environmentId, ids, nowMs)
  return accounts.map((account) => {
    const reached = progress.reached.get(account.id) ?? new Set()
    const { createdAtMs, firstValueAtMs } = account
    const isWaiting = account.state === 'waiting' || account.state === 'stuck'
    return {
      id: account.id,
      name: account.name,
      createdAt: new Date(createdAtMs).toISOString(),
      state: account.state,
      internal: account.internal,
      firstValueAt: toIso(firstValueAtMs),
      timeToFirstValueMs:
        firstValueAtMs === null ? null : Math.max(0, firstValueAtMs - createdAtMs),
      waitingMs: isWaiting ? Math.max(0, nowMs - createdAtMs) : null,
      milestonesReached: reached.size,
      milestonesTotal: progress.milestones,
      ...nextOf(phases, reached),
      users: progress.users.get(account.id) ?? 0,
      lastSeenAt: toIso(account.lastSeenAtMs),
    }
  })
}

export function toIso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}

/** People of accounts: who belongs to them now, and who was active in them. */
export function peopleOfAccounts(
  sql: TenantSql,
  environmentId: string,
  ids: readonly string[],
  nowMs: number,
) {
  const now = sql`${toTimestamp(nowMs)}::text::timestamptz`
  return sql`
    select account_id, user_id from memberships
    where environment_id = ${environmentId} and account_id = any(${[...ids]}::text[])
      and valid_from <= ${now} and (valid_to is null or valid_to > ${now})
    union
    select account_id, user_id from activity
    where environment_id = ${environmentId} and account_id = any(${[...ids]}::text[])
      and user_id <> ''`
}

async function readProgress(
  sql: TenantSql,
  environmentId: string,
  ids: readonly string[],
  nowMs: number,
): Promise<Progress> {
  const [total] = await sql<{ count: number }[]>`
    select count(*) as count from milestones where environment_id = ${environmentId}`
  const facts = await sql<{ id: string; milestone: string }[]>`
    select unit_id as id, milestone_key as milestone from milestone_facts
    where environment_id = ${environmentId} and level = 'account'
      and unit_id = any(${[...ids]}::text[])`
  const people = await sql<{ id: string; count: number }[]>`
    select account_id as id, count(*) as count
    from (${peopleOfAccounts(sql, environmentId, ids, nowMs)}) people group by account_id`
  const reached = new Map<string, Set<string>>()
  for (const { id, milestone } of facts) {
    reached.set(id, (reached.get(id) ?? new Set()).add(milestone))
  }
  return {
    milestones: total?.count ?? 0,
    reached,
    users: new Map(people.map(({ id, count }) => [id, count])),
  }
}
