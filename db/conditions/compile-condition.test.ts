import fc from 'fast-check'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Condition } from '#contract/condition'
import { countEvents } from '#contract/rules/count-events'
import type { PastEvent } from '#contract/rules/count-events'
import { evaluateCondition } from '#contract/rules/evaluate-condition'
import type { ConditionParty } from '#contract/rules/evaluate-condition'
import {
  eventTerm,
  party,
  pastEvent,
  serverCondition,
} from '../../test/harness/random-conditions.ts'
import type { TestDatabase } from '../../test/harness/test-database.ts'
import { newTestDatabase } from '../../test/harness/test-database.ts'
import type { ConditionRelations } from './compile-condition.ts'
import { compileCondition } from './compile-condition.ts'
import { compileEventCount, compileEventUnits } from './compile-event-count.ts'
import { newSqlParams } from './sql-params.ts'

const nowMs = Date.UTC(2026, 2, 29, 12)
const environmentId = '018f0000-0000-7000-8000-000000000001'

let database: TestDatabase
let sql: postgres.Sql

beforeAll(async () => {
  database = await newTestDatabase()
  // A zone with a clock change inside the days asked for: a day stays 86,400,000 ms.
  sql = postgres(database.url, { max: 1, connection: { TimeZone: 'Europe/Berlin' } })
})
afterAll(async () => {
  await sql.end()
  await database.drop()
})

const relations: ConditionRelations = {
  user: { id: 'u.id', createdAt: 'u.created_at', traits: 'u.traits' },
  account: { id: 'a.id', createdAt: 'a.created_at', traits: 'a.traits' },
  events: {
    from: 'history as e',
    where: 'e.user_id = u.id',
    nameColumn: 'e.name',
    propertiesColumn: 'e.properties',
    occurredAtColumn: 'e.occurred_at',
  },
  isReached: (key) => `${key} = 'reached'`,
  isInSegment: (key) => `${key} = 'inside'`,
  nowMs,
}

interface World {
  user: ConditionParty
  account: ConditionParty
  history: PastEvent[]
}

async function askDatabase(
  { user, account, history }: World,
  toSql: (params: ReturnType<typeof newSqlParams>) => string,
): Promise<unknown> {
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
  const row = (one: ConditionParty) => ({ ...one, created_at: iso(one.createdAtMs) })
  const events = history.map((event) => ({
    ...event,
    user_id: user.id,
    occurred_at: iso(event.occurredAtMs),
  }))
  const params = newSqlParams([row(user), row(account), events].map((one) => JSON.stringify(one)))
  const answer = toSql(params)
  const [found] = await sql.unsafe<{ answer: unknown }[]>(
    `with history as materialized (
      select * from jsonb_to_recordset($3::text::jsonb)
        as row (user_id text, name text, properties jsonb, occurred_at timestamptz(3))
    )
    select ${answer} as answer
    from jsonb_to_record($1::text::jsonb) as u (id text, created_at timestamptz(3), traits jsonb),
      jsonb_to_record($2::text::jsonb) as a (id text, created_at timestamptz(3), traits jsonb)`,
    params.values as string[],
  )
  return found?.answer
}

const world = fc.record({
  user: party,
  account: party,
  history: fc.array(pastEvent(nowMs), { maxLength: 8 }),
})

describe('compileCondition', () => {
  test('SQL and evaluateCondition answer alike for any condition, user, account and history', async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.array(serverCondition, { minLength: 1, maxLength: 8 }),
        async (given, conditions) => {
          const answers = await askDatabase(given, (params) => {
            const compiled = conditions.map((one) => compileCondition(one, relations, params))
            return `array[${compiled.join(', ')}]`
          })
          const facts = {
            user: given.user,
            account: given.account,
            countEvents: (term: Parameters<typeof countEvents>[0]) =>
              countEvents(term, given.history, nowMs),
            isReached: (key: string) => key === 'reached',
            isInSegment: (key: string) => key === 'inside',
          }
          expect(answers).toEqual(conditions.map((one) => evaluateCondition(one, facts).result))
        },
      ),
      { numRuns: 150 },
    )
  })

  test('what is left out is missing, as it is for the evaluator', async () => {
    const leaves: Condition[] = [
      { user: 'id', op: 'exists' },
      { account: 'id', op: 'exists' },
      { event: 'E' },
      { milestone: 'm' },
      { segment: 's' },
    ]
    const nobody = { id: '', createdAtMs: null, traits: {} }
    for (const leaf of leaves) {
      const answer = await askDatabase({ user: nobody, account: nobody, history: [] }, (params) =>
        compileCondition({ not: leaf }, { nowMs }, params),
      )
      expect(answer, JSON.stringify(leaf)).toBe(evaluateCondition({ not: leaf }, {}).result)
    }
  })

  test.each<Condition>([
    { page: 'path', op: 'is', value: '/a' },
    { element: { role: 'button', name: 'Invite' } },
  ])('what is in the page is refused, wherever it stands: %j', (leaf) => {
    const condition: Condition = { any: [{ not: leaf }] }
    expect(() => compileCondition(condition, relations, newSqlParams())).toThrow('in the page')
  })

  test('accounts are chosen from the real tables by trait and history', async () => {
    await sql`insert into accounts (environment_id, id, created_at, traits) values
      (${environmentId}, 'acme', '2026-03-01', '{"plan": "pro"}'),
      (${environmentId}, 'beta', '2026-03-01', '{"plan": "pro"}'),
      (${environmentId}, 'corp', '2026-03-01', '{"plan": "free"}')`
    await sql`create table events_all partition of events default`
    await sql`insert into events
      (environment_id, message_id, received_at, occurred_at, original_at, type, name, account_id, properties, context)
      select ${environmentId}, account || day, day, day, day, 'track', 'Report published', account, '{}', '{}'
      from unnest(array['acme', 'corp']) as account,
        unnest(array['2026-03-20', '2026-03-25']::timestamptz[]) as day`
    const params = newSqlParams()
    const compiled = compileCondition(
      {
        all: [
          { account: 'plan', op: 'is', value: 'pro' },
          { event: 'Report published', atLeast: 2, lastDays: 30 },
        ],
      },
      {
        account: { id: 'a.id', createdAt: 'a.created_at', traits: 'a.traits' },
        events: {
          from: 'events e',
          where: 'e.environment_id = a.environment_id and e.account_id = a.id',
          nameColumn: 'e.name',
          propertiesColumn: 'e.properties',
          occurredAtColumn: 'e.occurred_at',
        },
        nowMs,
      },
      params,
    )
    const rows = await sql.unsafe(
      `select id from accounts a where ${compiled}`,
      params.values as string[],
    )
    expect(rows.map((row) => row.id)).toEqual(['acme'])
  })
})

describe('compileEventCount', () => {
  test('SQL counts what countEvents counts, for any term and history', async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.array(eventTerm, { minLength: 1, maxLength: 8 }),
        async (given, terms) => {
          const counts = await askDatabase(given, (params) => {
            const { events } = relations
            if (typeof events !== 'object') throw new Error('no events')
            return `array[${terms.map((term) => `${compileEventCount(term, events, nowMs, params)}::int`).join(', ')}]`
          })
          expect(counts).toEqual(terms.map((term) => countEvents(term, given.history, nowMs)))
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('compileEventUnits', () => {
  test('SQL finds a unit when countEvents counts enough, for any term and history', async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.array(eventTerm, { minLength: 1, maxLength: 8 }),
        async (given, terms) => {
          const found = await askDatabase(given, (params) => {
            const { events } = relations
            if (typeof events !== 'object') throw new Error('no events')
            const ofAll = { ...events, where: 'true', unitColumn: 'e.user_id' }
            const units = terms.map((term) => compileEventUnits(term, ofAll, nowMs, params))
            return `array[${units.map((unit) => `u.id in (${unit})`).join(', ')}]`
          })
          expect(found).toEqual(
            terms.map((term) => countEvents(term, given.history, nowMs) >= (term.atLeast ?? 1)),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})
