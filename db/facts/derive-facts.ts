import { compareCodePoints } from '#contract/rules/compare-code-points'
import { matchesTerm } from '#contract/rules/matches-term'
import type { TenantSql } from '../client.ts'
import { columnsOf } from '../columns-of.ts'
import { newSqlParams } from '../conditions/sql-params.ts'
import { keepFunnels } from '../funnels/keep-funnels.ts'
import { loadSql } from '../load-sql.ts'
import { rowsOf, toTimestamp } from '../rows-of.ts'
import { countActivity, countFeatureUse } from './count-days.ts'
import type { Definitions, MilestoneDefinition } from './definitions.ts'
import { keepFirstValues } from './first-values.ts'
import { ruleTables } from './rule-tables.ts'

const reached = loadSql(import.meta.url, './reached.sql')

/** An event that has just been stored, with the user and account it belongs to. */
export interface AttributedEvent {
  messageId: string
  type: string
  name: string
  properties: Record<string, unknown>
  occurredAtMs: number
  receivedAtMs: number
  userId: string | null
  accountId: string | null
}

/** A first touch that these events made or moved to an earlier time. */
export interface ReachedMilestone {
  milestoneKey: string
  level: 'account' | 'user'
  unitId: string
  reachedAtMs: number
  /** The event that completed it. */
  messageId: string
  accountId: string | null
  userId: string | null
  /** The unit had not reached it before. */
  isNew: boolean
}

/**
 * Makes facts of fresh events, in the transaction that stored them and under the locks of their users
 * and accounts, so that two halves of a compound milestone sent at once never miss each other.
 * Reads no raw events. Bots, internal users and internal accounts must have been left out.
 */
export async function deriveFacts(
  sql: TenantSql,
  definitions: Definitions,
  events: readonly AttributedEvent[],
): Promise<ReachedMilestone[]> {
  const hits = findHits(definitions, events)
  // Sent together and run one after the other: hits are stored before they are read.
  const [, reached] = await Promise.all([
    storeHits(sql, definitions, hits),
    reach(sql, definitions, hits),
    countFeatureUse(sql, definitions, events),
    countActivity(sql, definitions, events),
    keepFunnels(sql, definitions, events),
  ])
  const firstValue = definitions.milestones.find((milestone) => milestone.firstValue)
  const valued = reached.filter(({ milestoneKey }) => milestoneKey === firstValue?.key)
  const unitsAt = (level: Unit['level']) =>
    valued.flatMap((one) => (one.level === level ? one.unitId : []))
  await keepFirstValues(sql, definitions, {
    environmentId: definitions.environmentId,
    userIds: unitsAt('user'),
    accountIds: unitsAt('account'),
  })
  return reached
}

interface Hit {
  milestone_key: string
  term: number
  message_id: string
  account_id: string | null
  user_id: string | null
  occurred_at: string
  received_at: string
}

function findHits(definitions: Definitions, events: readonly AttributedEvent[]): Hit[] {
  return events.flatMap((event) =>
    definitions.milestones.flatMap(({ key, terms }) =>
      terms.flatMap((term, index) =>
        matchesTerm(term, event)
          ? {
              milestone_key: key,
              term: index,
              message_id: event.messageId,
              account_id: event.accountId,
              user_id: event.userId,
              occurred_at: toTimestamp(event.occurredAtMs),
              received_at: toTimestamp(event.receivedAtMs),
            }
          : [],
      ),
    ),
  )
}

/** Only rules that need history keep their matches. */
async function storeHits(
  sql: TenantSql,
  { environmentId, milestones }: Definitions,
  hits: readonly Hit[],
): Promise<void> {
  const single = keysOfSingle(milestones)
  const stored = hits.filter((hit) => !single.has(hit.milestone_key))
  if (stored.length === 0) return
  await sql`
    insert into milestone_hits
      (environment_id, milestone_key, term, message_id, account_id, user_id, occurred_at, received_at)
    select ${environmentId}, milestone_key, term, message_id, account_id, user_id,
      occurred_at, received_at
    from ${rowsOf(sql, stored, 'milestone_key text, term smallint, message_id text, account_id text, user_id text, occurred_at timestamptz, received_at timestamptz')}
    order by milestone_key, term, message_id
    on conflict do nothing`
}

/** One match of any of their terms decides. */
const keysOfSingle = (milestones: readonly MilestoneDefinition[]) =>
  new Set(milestones.flatMap(({ key, single }) => (single ? key : [])))

/**
 * The first touches that these hits make or move. Nothing that happens after a unit's first touch can move
 * it, and most units have one already: these are read, which costs far less than to look through what
 * else they did, or to write what would change nothing.
 */
async function reach(
  sql: TenantSql,
  definitions: Definitions,
  hits: readonly Hit[],
): Promise<ReachedMilestone[]> {
  const earliest = earliestOfUnits(hits)
  if (earliest.length === 0) return []
  const places = await sql<{ place: number }[]>`
    select place
    from ${columnsOf(
      sql,
      earliest.map(({ milestone_key, level, unit_id, occurred_at, message_id }, place) => ({
        place,
        milestone_key,
        level,
        unit_id,
        occurred_at,
        message_id,
      })),
      {
        place: 'integer',
        milestone_key: 'text',
        level: 'text',
        unit_id: 'text',
        occurred_at: 'timestamptz(3)',
        message_id: 'text',
      },
    )}
    where not exists (
      select from milestone_facts fact
      where fact.environment_id = ${definitions.environmentId}
        and fact.milestone_key = row.milestone_key and fact.level = row.level
        and fact.unit_id = row.unit_id
        and (fact.reached_at, fact.message_id) <= (row.occurred_at, row.message_id)
    )`
  const open = places.map(({ place }) => earliest[place]!)
  const single = keysOfSingle(definitions.milestones)
  const isSingle = ({ milestone_key }: Hit) => single.has(milestone_key)
  const isCompound = (hit: Hit) => !isSingle(hit)
  const reached = await Promise.all([
    reachSingle(sql, definitions, open.filter(isSingle)),
    reachCompound(sql, definitions, open.filter(isCompound)),
  ])
  return reached.flat()
}

interface Unit {
  level: 'account' | 'user'
  unit_id: string
}

/** Of each unit the earliest hit of each milestone. */
function earliestOfUnits(hits: readonly Hit[]): (Unit & Hit)[] {
  const earliest = new Map<string, Unit & Hit>()
  const see = (level: Unit['level'], unit_id: string | null, hit: Hit) => {
    if (!unit_id) return
    const id = `${hit.milestone_key}\n${level}\n${unit_id}`
    const known = earliest.get(id)
    if (!known || isEarlier(hit, known)) earliest.set(id, { ...hit, level, unit_id })
  }
  for (const hit of hits) {
    see('account', hit.account_id, hit)
    see('user', hit.user_id, hit)
  }
  return [...earliest.values()]
}

/** Where one match decides, the earliest of each unit is its first touch. */
async function reachSingle(
  sql: TenantSql,
  { environmentId }: Definitions,
  earliest: readonly (Unit & Hit)[],
): Promise<ReachedMilestone[]> {
  if (earliest.length === 0) return []
  return sql<ReachedMilestone[]>`
    insert into milestone_facts as fact
      (environment_id, milestone_key, level, unit_id, reached_at, message_id, account_id, user_id)
    select ${environmentId}, milestone_key, level, unit_id, occurred_at, message_id, account_id, user_id
    from ${rowsOf(sql, earliest, 'milestone_key text, level text, unit_id text, occurred_at timestamptz, message_id text, account_id text, user_id text')}
    order by milestone_key, level, unit_id
    on conflict (environment_id, milestone_key, level, unit_id) do update
      set reached_at = excluded.reached_at, message_id = excluded.message_id,
        account_id = excluded.account_id, user_id = excluded.user_id
      where (excluded.reached_at, excluded.message_id) < (fact.reached_at, fact.message_id)
    returning milestone_key as "milestoneKey", level, unit_id as "unitId",
      reached_at as "reachedAtMs", message_id as "messageId", account_id as "accountId",
      user_id as "userId", xmax = 0 as "isNew"`
}

// Both times are ISO-8601 in UTC of one length, so that text order is their order.
const isEarlier = (one: Hit, other: Hit) =>
  one.occurred_at < other.occurred_at ||
  (one.occurred_at === other.occurred_at && compareCodePoints(one.message_id, other.message_id) < 0)

/** Rules that need history read the stored hits of these units. */
async function reachCompound(
  sql: TenantSql,
  definitions: Definitions,
  touched: readonly (Unit & Hit)[],
): Promise<ReachedMilestone[]> {
  if (touched.length === 0) return []
  const keys = new Set(touched.map((unit) => unit.milestone_key))
  const milestones = definitions.milestones.filter(({ key }) => keys.has(key))
  const params = newSqlParams([definitions.environmentId])
  const touchedAt = (level: Unit['level']) => {
    const units = touched.filter((unit) => unit.level === level)
    const named = params.text(JSON.stringify(units, ['milestone_key', 'unit_id']))
    return `select milestone_key, '${level}' as level, unit_id
       from jsonb_to_recordset(${named}::jsonb) as unit (milestone_key text, unit_id text)`
  }
  // The levels apart, so that each is found along its index, and without statistics at least in one go.
  const hitsAt = (level: Unit['level']) => `
       select h.milestone_key, h.term, h.message_id, h.account_id, h.user_id, h.occurred_at
       from touched_${level}s t join milestone_hits h
         on h.environment_id = $1::uuid and h.milestone_key = t.milestone_key
         and h.${level}_id = t.unit_id`
  // A stored hit of a touched account also speaks for its user, and there are hits of that user that
  // were not read: only touched units, which are locked and read whole, are written.
  return sql.unsafe<ReachedMilestone[]>(
    `with touched_accounts as (${touchedAt('account')}),
     touched_users as (${touchedAt('user')}),
     touched_units as (table touched_accounts union all table touched_users),
     hits as (${hitsAt('account')} union ${hitsAt('user')}),
     ${ruleTables(milestones, params)},
     ${reached}
     insert into milestone_facts as fact
       (environment_id, milestone_key, level, unit_id, reached_at, message_id, account_id, user_id)
     select $1::uuid, milestone_key, level, unit_id, reached_at, message_id, account_id, user_id
     from reached join touched_units using (milestone_key, level, unit_id)
     order by milestone_key, level, unit_id
     on conflict (environment_id, milestone_key, level, unit_id) do update
       set reached_at = excluded.reached_at, message_id = excluded.message_id,
         account_id = excluded.account_id, user_id = excluded.user_id
       where (excluded.reached_at, excluded.message_id) < (fact.reached_at, fact.message_id)
     returning milestone_key as "milestoneKey", level, unit_id as "unitId",
       reached_at as "reachedAtMs", message_id as "messageId", account_id as "accountId", user_id as "userId",
       xmax = 0 as "isNew"`,
    params.values as string[],
  )
}
