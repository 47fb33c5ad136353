import type { Account } from '#contract/account'
import type { TenantSql } from '../../db/client.ts'
import { notFound } from '../errors.ts'
import type { RequestContext } from '../request-context.ts'
import {
  listedAccounts,
  peopleOfAccounts,
  toAccountRows,
  toIso,
  type ListedAccount,
} from './account-rows.ts'
import { readChecklistPhases, type ChecklistPhase } from './published-checklist.ts'

const SHOWN_PEOPLE = 100

/** One account with its traits, phases, milestones and the people seen last. */
export async function getAccount(ctx: RequestContext, id: string): Promise<Account> {
  const { database, environment, now } = ctx
  return database.withTenants([environment.id], async (sql) => {
    const [account] = await sql<ListedAccount[]>`
      select * from (${listedAccounts(sql, environment.id, now)}) listed where id = ${id}`
    if (!account) throw notFound('account', id)
    const phases = await readChecklistPhases(sql, environment.id)
    const [row] = await toAccountRows(sql, environment.id, [account], { phases, nowMs: now })
    if (!row) throw notFound('account', id)
    const milestones = await readMilestones(sql, environment.id, id)
    return {
      ...row,
      traits: account.traits,
      churnedAt: toIso(account.churnedAtMs),
      phases: phases.map((phase) => toProgress(phase, milestones)),
      milestones: milestones.map(({ reachedAtMs, ...milestone }) => ({
        ...milestone,
        reachedAt: toIso(reachedAtMs),
      })),
      people: await readPeople(sql, ctx, id),
    }
  })
}

interface ReachedMilestone {
  key: string
  name: string
  firstValue: boolean
  reachedAtMs: number | null
  userId: string | null
}

function readMilestones(
  sql: TenantSql,
  environmentId: string,
  id: string,
): Promise<ReachedMilestone[]> {
  return sql<ReachedMilestone[]>`
    select m.key, m.name, m.first_value as "firstValue", f.reached_at as "reachedAtMs",
      f.user_id as "userId"
    from milestones m
    left join milestone_facts f on f.environment_id = m.environment_id
      and f.milestone_key = m.key and f.level = 'account' and f.unit_id = ${id}
    where m.environment_id = ${environmentId}
    order by m.created_at, m.key`
}

function toProgress(
  { key, title, steps }: ChecklistPhase,
  milestones: readonly ReachedMilestone[],
): Account['phases'][number] {
  const times = steps.map(
    (step) => milestones.find((each) => each.key === step.milestone)?.reachedAtMs ?? null,
  )
  const done = times.filter((time) => time !== null)
  return {
    key,
    title,
    done: done.length,
    total: steps.length,
    completedAt: done.length === steps.length ? toIso(Math.max(...done)) : null,
  }
}

async function readPeople(
  sql: TenantSql,
  { environment, now }: RequestContext,
  id: string,
): Promise<Account['people']> {
  const rows = await sql<{ id: string; name: string | null; lastSeenAtMs: number | null }[]>`
    select people.user_id as id, u.traits ->> 'name' as name, u.last_seen_at as "lastSeenAtMs"
    from (${peopleOfAccounts(sql, environment.id, [id], now)}) people
    left join users u on u.environment_id = ${environment.id} and u.id = people.user_id
    order by u.last_seen_at desc nulls last, people.user_id
    limit ${SHOWN_PEOPLE}`
  return rows.map(({ lastSeenAtMs, ...person }) => ({ ...person, lastSeenAt: toIso(lastSeenAtMs) }))
}
