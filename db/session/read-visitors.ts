import type { EventTerm } from '#contract/condition'
import type { GuideKind } from '#contract/guide'
import type { Run } from '#contract/session'
import type { TenantSql } from '../client.ts'
import { compileEventCount } from '../conditions/compile-event-count.ts'
import { newSqlParams } from '../conditions/sql-params.ts'
import { unitEventParams, unitEvents } from '../facts/unit-events.ts'
import { toTimestamp } from '../rows-of.ts'

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

/** Who a page says it is. */
export interface VisitorIds {
  userId: string | null
  anonymousId: string
  /** Null: the account the user belongs to now. */
  accountId: string | null
}

/**
 * Reads who the ids of pages stand for, in the order asked. However many they are, each table is asked
 * once, for a list: where the planner knows too little of a table, a lookup reads far more than its row.
 */
export async function readVisitors(
  sql: TenantSql,
  environmentId: string,
  asked: readonly VisitorIds[],
  nowMs: number,
): Promise<Visitor[]> {
  const at = toTimestamp(nowMs)
  const people = await readPeople(sql, environmentId, asked)
  const userIds = people.flatMap(({ userId }) => userId ?? [])
  const [accountOf, users, runs, userFacts] = await Promise.all([
    readAccountsOf(sql, environmentId, userIds, at),
    sql<Party[]>`
      select id, created_at as "createdAtMs", traits from users
      where environment_id = ${environmentId} and id = any(${userIds}::text[])`,
    readRuns(
      sql,
      environmentId,
      people.map(({ userId, anonymousId }) => userId ?? anonymousId),
    ),
    readFacts(sql, environmentId, { level: 'user', unitIds: userIds, at }),
  ])
  const accountIds = people.map(
    ({ userId, accountId }) => accountId ?? (userId && accountOf.get(userId)) ?? null,
  )
  const unitIds = accountIds.flatMap((id) => id ?? [])
  const [accounts, accountFacts] = await Promise.all([
    sql<Party[]>`
      select id, created_at as "createdAtMs",
        case when name is null then traits else jsonb_build_object('name', name) || traits end as traits
      from accounts where environment_id = ${environmentId} and id = any(${unitIds}::text[])`,
    readFacts(sql, environmentId, { level: 'account', unitIds, at }),
  ])
  const userById = new Map(users.map((user) => [user.id, user]))
  const accountById = new Map(accounts.map((account) => [account.id, account]))
  return people.map(({ userId, anonymousId }, index) => {
    const accountId = accountIds[index] ?? ''
    return {
      userId,
      user: userById.get(userId ?? '') ?? null,
      account: accountById.get(accountId) ?? null,
      runs: runs.get(userId ?? anonymousId) ?? new Map(),
      userFacts: userFacts.get(userId ?? '') ?? new Map(),
      accountFacts: accountFacts.get(accountId) ?? new Map(),
    }
  })
}

/** The ids with the user whom they are bound to, or merged into. */
async function readPeople(
  sql: TenantSql,
  environmentId: string,
  asked: readonly VisitorIds[],
): Promise<VisitorIds[]> {
  const aliases = asked.flatMap(({ userId }) => userId ?? [])
  const visitors = asked.flatMap(({ userId, anonymousId }) => (userId === null ? anonymousId : []))
  const identities = await sql<{ kind: string; id: string; userId: string | null }[]>`
    select kind, id, user_id as "userId" from identities
    where environment_id = ${environmentId} and (
      (kind = 'alias' and id = any(${aliases}::text[]))
      or (kind = 'anonymous' and id = any(${visitors}::text[])))`
  const boundTo = nest(identities, 'kind', 'id')
  return asked.map((ids) => {
    const { userId, anonymousId } = ids
    const [kind, id] = userId === null ? ['anonymous', anonymousId] : ['alias', userId]
    return { ...ids, userId: boundTo.get(kind)?.get(id)?.userId ?? userId }
  })
}

/** By user: the account they belong to, the latest joined where there are several. */
async function readAccountsOf(
  sql: TenantSql,
  environmentId: string,
  userIds: readonly string[],
  at: string,
): Promise<Map<string, string>> {
  const memberships = await sql<{ userId: string; accountId: string }[]>`
    select distinct on (user_id) user_id as "userId", account_id as "accountId" from memberships
    where environment_id = ${environmentId} and user_id = any(${[...userIds]}::text[])
      and valid_from <= ${at} and (valid_to is null or ${at} < valid_to)
    order by user_id, valid_from desc, account_id`
  return new Map(memberships.map(({ userId, accountId }) => [userId, accountId]))
}

/** By user or anonymous id, then by guide key. */
async function readRuns(
  sql: TenantSql,
  environmentId: string,
  ids: readonly string[],
): Promise<Map<string, Map<string, VisitorRun>>> {
  const runs = await sql<(VisitorRun & { runnerId: string; guideKey: string })[]>`
    select run.user_id as "runnerId", run.guide_key as "guideKey", guides.kind, run.status,
      run.step_key as "stepKey", run.version_id as "versionId",
      run.snoozed_until as "snoozedUntilMs", run.marked_steps as "markedSteps",
      run.skipped_steps as "skippedSteps", run.completed_at as "completedAtMs",
      run.dismissed_at as "dismissedAtMs", run.started_unasked_at as "startedUnaskedAtMs"
    from guide_runs run
    join guides on guides.environment_id = run.environment_id and guides.key = run.guide_key
    where run.environment_id = ${environmentId} and run.user_id = any(${[...ids]}::text[])`
  return nest(runs, 'runnerId', 'guideKey')
}

/** By user or account, then by milestone key. */
async function readFacts(
  sql: TenantSql,
  environmentId: string,
  { level, unitIds, at }: { level: 'user' | 'account'; unitIds: readonly string[]; at: string },
): Promise<Map<string, Map<string, Fact>>> {
  const facts = await sql<(Fact & { unitId: string; milestoneKey: string })[]>`
    select unit_id as "unitId", milestone_key as "milestoneKey", reached_at as "reachedAtMs",
      user_id as "userId"
    from milestone_facts
    where environment_id = ${environmentId} and level = ${level}
      and unit_id = any(${[...unitIds]}::text[]) and reached_at <= ${at}`
  return nest(facts, 'unitId', 'milestoneKey')
}

/** Rows by one column, then by another. */
function nest<
  Outer extends string,
  Inner extends string,
  Row extends Record<Outer | Inner, string>,
>(rows: readonly Row[], outer: Outer, inner: Inner): Map<string, Map<string, Row>> {
  const nested = new Map<string, Map<string, Row>>()
  for (const row of rows) {
    const of = nested.get(row[outer]) ?? new Map<string, Row>()
    nested.set(row[outer], of.set(row[inner], row))
  }
  return nested
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
