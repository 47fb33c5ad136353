import type { EventTerm } from '#contract/condition'
import type { GuideKind } from '#contract/guide'
import type { Run } from '#contract/session'
import type { TenantSql } from '../client.ts'
import { compileEventCount } from '../conditions/compile-event-count.ts'
import { newSqlParams } from '../conditions/sql-params.ts'
import { unitEventParams, unitEvents } from '../facts/unit-events.ts'

/** A row of users or accounts, as conditions read it. */
export interface Party {
  id: string
  createdAtMs: number
  traits: Record<string, unknown>
}

/** Who is in front of a page, by what the server knows. */
export interface Visitor {
  /** Null: an anonymous visitor that nobody is bound to. */
  userId: string | null
  user: Party | null
  account: Party | null
  /** Runs by guide key: of the user, or of the anonymous id. */
  runs: Map<string, VisitorRun>
  /** First touches of the user and of the account, by milestone key. */
  userFacts: Map<string, Fact>
  accountFacts: Map<string, Fact>
}

/** A run as it is stored, and what the frequency of guides is reckoned from. */
export interface VisitorRun extends Omit<Run, 'snoozedUntil'> {
  kind: GuideKind
  snoozedUntilMs: number | null
  completedAtMs: number | null
  dismissedAtMs: number | null
  /** When it last began without being asked for; null: never. */
  startedUnaskedAtMs: number | null
}

export interface Fact {
  reachedAtMs: number
  /** Whose event it was. */
  userId: string | null
}

/** Reads who a page's ids stand for. `accountId` left out: the account the user belongs to now. */
export async function readVisitor(
  sql: TenantSql,
  environmentId: string,
  ids: { userId: string | null; anonymousId: string; accountId: string | null; nowMs: number },
): Promise<Visitor> {
  const [identity] = await sql<{ userId: string | null }[]>`
    select user_id as "userId" from identities
    where environment_id = ${environmentId}
      and kind = ${ids.userId === null ? 'anonymous' : 'alias'}
      and id = ${ids.userId ?? ids.anonymousId}`
  const userId = identity?.userId ?? ids.userId
  const accountId = ids.accountId ?? (await readAccountOf(sql, environmentId, userId, ids.nowMs))
  const at = new Date(ids.nowMs).toISOString()
  const [users, accounts, runs, facts] = await Promise.all([
    sql<Party[]>`
      select id, created_at as "createdAtMs", traits from users
      where environment_id = ${environmentId} and id = ${userId}`,
    sql<Party[]>`
      select id, created_at as "createdAtMs",
        case when name is null then traits else jsonb_build_object('name', name) || traits end as traits
      from accounts where environment_id = ${environmentId} and id = ${accountId}`,
    sql<(VisitorRun & { guideKey: string })[]>`
      select run.guide_key as "guideKey", guides.kind, run.status, run.step_key as "stepKey",
        run.version_id as "versionId", run.snoozed_until as "snoozedUntilMs",
        run.marked_steps as "markedSteps", run.skipped_steps as "skippedSteps",
        run.completed_at as "completedAtMs", run.dismissed_at as "dismissedAtMs",
        run.started_unasked_at as "startedUnaskedAtMs"
      from guide_runs run
      join guides on guides.environment_id = run.environment_id and guides.key = run.guide_key
      where run.environment_id = ${environmentId} and run.user_id = ${userId ?? ids.anonymousId}`,
    sql<(Fact & { milestoneKey: string; level: 'user' | 'account' })[]>`
      select milestone_key as "milestoneKey", level, reached_at as "reachedAtMs",
        user_id as "userId"
      from milestone_facts
      where environment_id = ${environmentId} and reached_at <= ${at}
        and ((level = 'user' and unit_id = ${userId}) or (level = 'account' and unit_id = ${accountId}))`,
  ])
  const factsOf = (level: string) =>
    new Map(facts.filter((fact) => fact.level === level).map((fact) => [fact.milestoneKey, fact]))
  return {
    userId,
    user: users[0] ?? null,
    account: accounts[0] ?? null,
    runs: new Map(runs.map(({ guideKey, ...run }) => [guideKey, run])),
    userFacts: factsOf('user'),
    accountFacts: factsOf('account'),
  }
}

async function readAccountOf(
  sql: TenantSql,
  environmentId: string,
  userId: string | null,
  nowMs: number,
): Promise<string | null> {
  if (userId === null) return null
  const at = new Date(nowMs).toISOString()
  const [membership] = await sql<{ accountId: string }[]>`
    select account_id as "accountId" from memberships
    where environment_id = ${environmentId} and user_id = ${userId} and valid_from <= ${at}
      and (valid_to is null or ${at} < valid_to)
    order by valid_from desc, account_id limit 1`
  return membership?.accountId ?? null
}

/** How many events of this visitor each term speaks of, in the order of `terms`. */
export async function countVisitorEvents(
  sql: TenantSql,
  environmentId: string,
  { userId, anonymousId, nowMs }: { userId: string | null; anonymousId: string; nowMs: number },
  terms: readonly EventTerm[],
): Promise<number[]> {
  if (terms.length === 0) return []
  const known = userId === null ? [] : [userId]
  const unit = await unitEventParams(sql, { environmentId, userIds: known, accountIds: [] })
  const visitors = userId === null ? [anonymousId] : unit[2]
  const params = newSqlParams([environmentId, unit[1], visitors, []])
  const counts = terms.map((term) =>
    compileEventCount(
      term,
      {
        from: 'visitor_events e',
        where: 'true',
        nameColumn: 'e.name',
        propertiesColumn: 'e.properties',
        occurredAtColumn: 'e.occurred_at',
      },
      nowMs,
      params,
    ),
  )
  const [row] = await sql.unsafe<Record<string, number>[]>(
    `with visitor_events as (${unitEvents})
     select ${counts.map((count, index) => `${count} as "${index}"`).join(', ')}`,
    params.values as string[],
  )
  return terms.map((_, index) => row?.[index] ?? 0)
}
