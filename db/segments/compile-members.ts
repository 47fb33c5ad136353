import type { Condition } from '#contract/condition'
import { expandSegments } from '#contract/rules/expand-segments'
import { leavesOf } from '#contract/rules/leaves-of'
import { compileCondition, type ConditionRelations } from '../conditions/compile-condition.ts'
import { compileEventUnits } from '../conditions/compile-event-count.ts'
import type { SqlParams } from '../conditions/sql-params.ts'
import type { Definitions } from '../facts/definitions.ts'
import { loadSql } from '../load-sql.ts'

const attributedEvents = loadSql(import.meta.url, '../facts/attributed-events.sql')

export interface MembersOptions {
  level: 'account' | 'user'
  segments: Definitions['segments']
  /** Everything received up to here counts, nothing later. */
  nowMs: number
  /** A relation with the columns of `accounts` (`users`) to choose from; the table if left out. */
  from?: string
}

/**
 * SQL of the accounts (users) that a condition holds for, such as `{segment: 'pilots'}`: a select of
 * their rows, with all columns. $1 of the statement must be the environment. Reads the relations
 * `milestone_facts`, `accounts` and `users` by name, so that those of a past as-of stand in.
 *
 * Of an account: its own traits, events that count, and milestones; user fields are missing. Of a
 * user: what a session would decide, with the account the user belongs to, events of the user alone,
 * and a milestone of account scope as soon as the account or the user reached it.
 */
export function compileMembers(
  condition: Condition,
  { level, segments, nowMs, from = `${level}s` }: MembersOptions,
  params: SqlParams,
): string {
  const whole = expandSegments(condition, segments)
  const { rows, relations } =
    level === 'account' ? ofAccounts(from, nowMs, params) : ofUsers(from, nowMs, params)
  const isMember = compileCondition(whole, { ...relations, nowMs }, params)
  const members = `${rows} and ${isMember}`
  const names = leavesOf(whole).flatMap((leaf) => ('event' in leaf ? leaf.event : []))
  return names.length === 0 ? members : `with ${namedEvents(names, nowMs, params)}\n${members}`
}

interface Level {
  /** A select of rows up to its first `where`. */
  rows: string
  relations: Omit<ConditionRelations, 'nowMs'>
}

function ofAccounts(from: string, nowMs: number, params: SqlParams): Level {
  return {
    rows: `select a.* from ${from} a where a.environment_id = $1::uuid`,
    relations: {
      account: accountColumns,
      // What staff and bots do in an account is not the account's doing, as in every fact.
      events: historyOf('a.id', 'e.account_id', 'e.left_out is null', nowMs, params),
      isReached: (key) => `a.id in (${reachedBy('account', key, nowMs, params)})`,
    },
  }
}

function ofUsers(from: string, nowMs: number, params: SqlParams): Level {
  const now = timestamp(nowMs, params)
  return {
    rows: `select u.* from ${from} u
left join (
  select distinct on (user_id) user_id, account_id from memberships
  where environment_id = $1::uuid and valid_from <= ${now} and (valid_to is null or ${now} < valid_to)
  order by user_id, valid_from desc, account_id
) m on m.user_id = u.id
left join accounts a on a.environment_id = $1::uuid and a.id = m.account_id
where u.environment_id = $1::uuid`,
    relations: {
      user: { id: 'u.id', createdAt: 'u.created_at', traits: 'u.traits' },
      account: accountColumns,
      events: historyOf('u.id', 'e.user_id', 'true', nowMs, params),
      isReached: (key) => `(u.id in (${reachedBy('user', key, nowMs, params)}) or (
  m.account_id in (${reachedBy('account', key, nowMs, params)}) and exists (
    select from milestones
    where environment_id = $1::uuid and key = ${key} and scope = 'account')))`,
    },
  }
}

/** A name given to `group` reads as the trait it was. */
const accountColumns = {
  id: 'a.id',
  createdAt: 'a.created_at',
  traits: 'a.traits',
  name: 'a.name',
}

function historyOf(
  id: string,
  unitColumn: string,
  where: string,
  nowMs: number,
  params: SqlParams,
): ConditionRelations['events'] {
  const relation = {
    from: 'attributed_events e',
    where,
    unitColumn,
    nameColumn: 'e.name',
    propertiesColumn: 'e.properties',
    occurredAtColumn: 'e.occurred_at',
  }
  return (term) => `${id} in (${compileEventUnits(term, relation, nowMs, params)})`
}

function reachedBy(level: 'account' | 'user', key: string, nowMs: number, params: SqlParams) {
  return `select unit_id from milestone_facts
    where environment_id = $1::uuid and level = '${level}' and milestone_key = ${key}
      and reached_at <= ${timestamp(nowMs, params)}`
}

function namedEvents(names: readonly string[], nowMs: number, params: SqlParams): string {
  const stored = [...new Set(names)].filter((name) => !name.includes('\0'))
  return `candidate_events as (
  select * from events
  where environment_id = $1::uuid and received_at <= ${timestamp(nowMs, params)}
    and name in (${stored.map((name) => params.text(name)).join(', ') || 'null'})
),
${attributedEvents}`
}

const timestamp = (ms: number, params: SqlParams) =>
  `${params.text(new Date(ms).toISOString())}::timestamptz`
