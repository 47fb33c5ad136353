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
 * Reads who the ids of pages stand for, in the order asked. One statement that answers in one JSON
 * value, since rows and round trips are what a session costs most; and each table is asked once, for a
 * list, since a lookup reads far more than its row where the planner knows too little of a table.
 */
export async function readVisitors(
  sql: TenantSql,
  environmentId: string,
  asked: readonly VisitorIds[],
  nowMs: number,
): Promise<Visitor[]> {
  const known = await readKnown(sql, environmentId, asked, toTimestamp(nowMs))
  const boundTo = nest(known.identities, 'kind', 'id')
  const accountOf = new Map(known.memberships?.map((one) => [one.userId, one.accountId]))
  const users = new Map(known.users?.map((user) => [user.id, user]))
  const accounts = new Map(known.accounts?.map((account) => [account.id, account]))
  const runs = nest(known.runs, 'runnerId', 'guideKey')
  const userFacts = nest(known.userFacts, 'unitId', 'milestoneKey')
  const accountFacts = nest(known.accountFacts, 'unitId', 'milestoneKey')
  return asked.map((ids) => {
    const { anonymousId } = ids
    const [kind, id] = ids.userId === null ? ['anonymous', anonymousId] : ['alias', ids.userId]
    const userId = boundTo.get(kind)?.get(id)?.userId ?? ids.userId
    const accountId = ids.accountId ?? accountOf.get(userId ?? '') ?? ''
    return {
      userId,
      user: users.get(userId ?? '') ?? null,
      account: accounts.get(accountId) ?? null,
      runs: runs.get(userId ?? anonymousId) ?? new Map(),
      userFacts: userFacts.get(userId ?? '') ?? new Map(),
      accountFacts: accountFacts.get(accountId) ?? new Map(),
    }
  })
}

/** What is known of all who are asked for. A list without rows is null. */
interface Known {
  identities: { kind: string; id: string; userId: string | null }[] | null
  /** Of each user the account joined last. */
  memberships: { userId: string; accountId: string }[] | null
  users: Party[] | null
  accounts: Party[] | null
  runs: (VisitorRun & { runnerId: string; guideKey: string })[] | null
  userFacts: (Fact & { unitId: string; milestoneKey: string })[] | null
  accountFacts: (Fact & { unitId: string; milestoneKey: string })[] | null
}

async function readKnown(
  sql: TenantSql,
  environmentId: string,
  asked: readonly VisitorIds[],
  at: string,
): Promise<Known> {
  const userIds = asked.flatMap(({ userId }) => userId ?? [])
  const visitorIds = asked.flatMap(({ userId, anonymousId }) =>
    userId === null ? anonymousId : [],
  )
  const accountIds = asked.flatMap(({ accountId }) => accountId ?? [])
  const ms = (column: string) => sql.unsafe(`(extract(epoch from ${column}) * 1000)::bigint`)
  const factsOf = (level: 'user' | 'account', units: 'people' | 'companies') => sql`
    (select json_agg(json_build_object('unitId', unit_id, 'milestoneKey', milestone_key,
       'reachedAtMs', ${ms('reached_at')}, 'userId', user_id))
     from milestone_facts
     where environment_id = ${environmentId} and level = ${level} and reached_at <= ${at}
       and unit_id = any(array(select id from ${sql(units)})))`
  const [row] = await sql<{ known: Known }[]>`
    with bound as materialized (
      select kind, id, user_id from identities
      where environment_id = ${environmentId} and (
        (kind = 'alias' and id = any(${userIds}::text[]))
        or (kind = 'anonymous' and id = any(${visitorIds}::text[])))
    ),
    people as materialized (
      select unnest(${userIds}::text[]) as id union select user_id from bound
    ),
    belonging as materialized (
      select distinct on (user_id) user_id, account_id from memberships
      where environment_id = ${environmentId} and user_id = any(array(select id from people))
        and valid_from <= ${at} and (valid_to is null or ${at} < valid_to)
      order by user_id, valid_from desc, account_id
    ),
    companies as materialized (
      select unnest(${accountIds}::text[]) as id union select account_id from belonging
    )
    select json_build_object(
      'identities', (select json_agg(json_build_object('kind', kind, 'id', id, 'userId', user_id))
        from bound),
      'memberships', (select json_agg(json_build_object('userId', user_id, 'accountId', account_id))
        from belonging),
      'users', (
        select json_agg(json_build_object('id', id, 'createdAtMs', ${ms('created_at')},
          'traits', traits))
        from users
        where environment_id = ${environmentId} and id = any(array(select id from people))),
      'accounts', (
        select json_agg(json_build_object('id', id, 'createdAtMs', ${ms('created_at')}, 'traits',
          case when name is null then traits else jsonb_build_object('name', name) || traits end))
        from accounts
        where environment_id = ${environmentId} and id = any(array(select id from companies))),
      'runs', (
        select json_agg(json_build_object('runnerId', run.user_id, 'guideKey', run.guide_key,
          'kind', guides.kind, 'status', run.status, 'stepKey', run.step_key,
          'versionId', run.version_id, 'snoozedUntilMs', ${ms('run.snoozed_until')},
          'markedSteps', run.marked_steps, 'skippedSteps', run.skipped_steps,
          'completedAtMs', ${ms('run.completed_at')}, 'dismissedAtMs', ${ms('run.dismissed_at')},
          'startedUnaskedAtMs', ${ms('run.started_unasked_at')}))
        from guide_runs run
        join guides on guides.environment_id = run.environment_id and guides.key = run.guide_key
        where run.environment_id = ${environmentId} and run.user_id = any(
          array(select id from people union all select unnest(${visitorIds}::text[])))),
      'userFacts', ${factsOf('user', 'people')},
      'accountFacts', ${factsOf('account', 'companies')}
    ) as known`
  return row!.known
}

/** Rows by one column, then by another. */
function nest<
  Outer extends string,
  Inner extends string,
  Row extends Record<Outer | Inner, string>,
>(rows: readonly Row[] | null, outer: Outer, inner: Inner): Map<string, Map<string, Row>> {
  const nested = new Map<string, Map<string, Row>>()
  for (const row of rows ?? []) {
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
