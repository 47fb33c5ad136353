import fc from 'fast-check'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DatabaseUnavailable, isUnavailable } from '../is-unavailable.ts'
import { defineFeature, defineFunnel, defineMilestone } from '../../test/harness/define.ts'
import { factsBothWays, factsOfThen } from '../../test/harness/facts-both-ways.ts'
import { type TestEnvironment, newEnvironment } from '../../test/harness/new-environment.ts'
import {
  anyRounds,
  type Happening,
  type RandomEvent,
  type Round,
} from '../../test/harness/random-history.ts'
import { type TestApp, newTestApp } from '../../test/harness/test-app.ts'

/** More of them find more: `MILEPOST_PROPERTY_RUNS=2000 npx vitest run … db/facts` (test/README). */
const runs = Number(process.env.MILEPOST_PROPERTY_RUNS ?? 15)
const hourMs = 3_600_000
const dayMs = 24 * hourMs

let testApp: TestApp
/** Ends connections of the server, as a crash would. */
let executioner: postgres.Sql
beforeEach(async () => {
  testApp = await newTestApp()
  executioner = postgres(testApp.databaseUrl, { max: 1, onnotice: () => {} })
})
afterEach(async () => {
  await executioner.end()
  await testApp.close()
})

const bothWays = ({ environmentId }: TestEnvironment) =>
  factsBothWays(testApp.database, environmentId, testApp.now())

const daysAgo = (days: number) => new Date(testApp.now() - days * dayMs).toISOString()

function toWire(event: RandomEvent, messageId: string) {
  const shared = {
    messageId,
    timestamp: daysAgo(event.daysAgo),
    ...(event.who === 'anon' ? {} : { userId: event.who }),
    anonymousId: event.visitor,
    ...(event.account ? { context: { groupId: event.account } } : {}),
  }
  if (event.what === 'group') return { ...shared, type: 'group', groupId: event.account ?? 'acme' }
  if (event.what === 'identify') return { ...shared, type: 'identify', traits: { plan: 'pro' } }
  if (event.what === 'page') return { ...shared, type: 'page', name: 'Home' }
  if (event.what === 'alias' && event.who !== 'anon') {
    return { ...shared, type: 'alias', previousId: event.who === 'u1' ? 'u2' : 'u1' }
  }
  const properties = { n: event.daysAgo, ...(event.what.startsWith('$') ? ofGuide(event) : {}) }
  return { ...shared, type: 'track', event: event.what, properties }
}

/** What events about guides tell; now and then nothing that counts. */
function ofGuide({ daysAgo }: RandomEvent) {
  return {
    guideKey: daysAgo % 7 === 0 ? 'No key' : 'tour',
    versionId: `00000000-0000-4000-8000-00000000000${daysAgo % 2}`,
    stepKey: daysAgo % 3 === 0 ? null : `step-${daysAgo % 2}`,
    questionKey: 'satisfied',
    answer: daysAgo % 5 === 0 ? { of: 'no kind' } : daysAgo,
    shown: daysAgo % 4 > 0,
  }
}

async function environmentWithRules(
  request: TestApp['request'] = testApp.request,
): Promise<TestEnvironment> {
  const environment = await untilDone(() =>
    newEnvironment(
      { database: testApp.database, request },
      { timeZone: 'America/New_York', passiveEvents: ['passive'] },
    ),
  )
  const rules = {
    single: { event: 'a' },
    compound: { all: [{ event: 'a' }, { event: 'b' }] },
    counted: {
      any: [{ event: 'c', atLeast: 2, withinDays: 3 }, { all: [{ event: 'b', atLeast: 3 }] }],
    },
  }
  for (const [key, condition] of Object.entries(rules)) {
    await defineMilestone(environment, key, { condition, firstValue: key === 'single' })
  }
  await defineFeature(environment, 'export', {
    condition: { any: [{ event: 'use' }, { event: 'c' }] },
  })
  await defineFunnel(environment, 'companies', {
    steps: [{ event: 'a' }, { event: 'b' }, { event: 'c' }],
    exclude: { event: 'passive', between: [1, 2] },
  })
  await defineFunnel(environment, 'people', {
    steps: [{ event: 'a' }, { event: 'use' }],
    level: 'user',
    holdConstant: 'n',
  })
  return environment
}

/** What was sent to an environment, and what was said of it. */
interface Ledger {
  sent: object[]
  accepted: Map<string, number>
  refused: Set<string>
}

/** Plays what happens, each until it is answered, as a client that does not give up would. */
async function play(rounds: readonly Round[]): Promise<[TestEnvironment, Ledger]> {
  const environment = await environmentWithRules((path, init) =>
    untilDone(async () => {
      const answer = await testApp.app.request(path, init)
      if (answer.status >= 500) throw new DatabaseUnavailable(await answer.text())
      return answer
    }),
  )
  const ledger: Ledger = { sent: [], accepted: new Map(), refused: new Set() }
  for (const { happenings, crash } of rounds) {
    const under = happenings.map((happening) => happen(environment, ledger, happening))
    if (crash) await crashDuring(under, crash)
    await Promise.all(under)
    testApp.clock.advance(60_000)
  }
  await untilDone(testApp.runJobs)
  return [environment, ledger]
}

async function crashDuring(under: Promise<void>[], pool: NonNullable<Round['crash']>) {
  let isOver = false
  void Promise.allSettled(under).then(() => (isOver = true))
  // Whatever statement happens to run: which one it is differs from run to run.
  for (let at = 0; at < 3 && !isOver; at += 1) {
    await executioner`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = ${`milepost ${pool}`}`
  }
}

async function happen(
  environment: TestEnvironment,
  ledger: Ledger,
  happening: Happening,
): Promise<void> {
  if (happening.kind === 'work') return untilDone(testApp.runJobs)
  if (happening.kind === 'change') {
    const path = happening.path.replace(':own', environment.environmentId)
    const body = happening.body && JSON.parse(withDates(happening.body))
    await environment.request(path, { method: happening.method, ...(body ? { body } : {}) })
    return
  }
  const isImport = happening.kind === 'import'
  const fresh = happening.events.map((event, index) => ({
    ...toWire(event, `m${ledger.sent.length + index}`),
    ...(isImport ? { receivedAt: daysAgo(event.daysAgo / 2) } : {}),
  }))
  const again = isImport || happening.again === 0 ? [] : ledger.sent.slice(-happening.again)
  ledger.sent.push(...fresh)
  const answer = await environment.request(isImport ? '/v1/import' : '/v1/batch', {
    body: { batch: [...fresh, ...again] },
  })
  const { results } = (await answer.json()) as {
    results: { messageId: string; status: string }[]
  }
  for (const { messageId, status } of results) {
    if (status === 'rejected') ledger.refused.add(messageId)
    if (status === 'accepted') {
      ledger.accepted.set(messageId, (ledger.accepted.get(messageId) ?? 0) + 1)
    }
  }
}

/** `-3d` stands for three days ago. */
const withDates = (body: object) =>
  JSON.stringify(body).replace(/"-(\d+)d"/g, (_, days) => `"${daysAgo(Number(days))}"`)

/** Again and again while the database cannot be reached, as a client and the queue of jobs would. */
async function untilDone<T>(run: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await run()
    } catch (error) {
      if (!isUnavailable(error)) throw error
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}

/** Every message id that was claimed, with how many events bear it. */
function listStored({ environmentId }: TestEnvironment) {
  return testApp.database.withTenants(
    [environmentId],
    (sql) => sql<{ id: string; events: number }[]>`
      select m.message_id as id, count(e.message_id) as events
      from message_ids m left join events e using (environment_id, message_id)
      where environment_id = ${environmentId} group by 1`,
  )
}

describe('facts', () => {
  it(
    'equal their recomputation from raw events, which are those acknowledged, whatever happens in whatever order',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyRounds, async (rounds) => {
          const [environment, { sent, accepted, refused }] = await play(rounds)
          const { written, recomputed } = await untilDone(() => bothWays(environment))
          expect(written).toEqual(recomputed)
          const stored = await untilDone(() => listStored(environment))
          expect(stored.filter(({ events }) => events > 1)).toEqual([])
          expect([...accepted].filter(([, times]) => times > 1)).toEqual([])
          const known = new Set([...stored.map(({ id }) => id), ...refused])
          expect([...known].sort()).toEqual(sent.map((_, index) => `m${index}`).sort())
        }),
        { numRuns: runs },
      )
    },
    runs * 8_000,
  )

  it(
    'of a past instant are those of what had been received by then, whatever came later',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          anyRounds,
          fc.array(fc.noBias(fc.nat({ max: 21 * 24 })), { minLength: 1, maxLength: 4 }),
          async (rounds, instants) => {
            const [{ environmentId }] = await play(rounds)
            for (const hoursAgo of instants) {
              const asOfMs = testApp.now() - hoursAgo * hourMs
              const { kept, raw } = await untilDone(() =>
                factsOfThen(testApp.database, environmentId, asOfMs),
              )
              expect(kept, new Date(asOfMs).toISOString()).toEqual(raw)
            }
          },
        ),
        { numRuns: runs },
      )
    },
    runs * 8_000,
  )

  it('equal it after users and accounts turn out to be internal, bots or erased', async () => {
    const environment = await environmentWithRules()
    const batch = ['a', 'b', 'c', 'c', 'use', 'page'].flatMap((what, round) =>
      ['u1', 'u2', 'u3'].map((who, index) =>
        toWire(
          {
            who: who as 'u1',
            visitor: 'v1',
            account: who === 'u3' ? 'globex' : 'acme',
            what,
            daysAgo: round,
          },
          `m${round * 3 + index}`,
        ),
      ),
    )
    await environment.request('/v1/batch', { body: { batch } })
    const changes: [string, string, unknown?][] = [
      ['PUT', '/api/v1/users/u1', { bot: true }],
      ['PUT', '/api/v1/accounts/globex', { internal: true }],
      ['PUT', '/api/v1/users/u1', { bot: false }],
      ['DELETE', '/api/v1/users/u2'],
      ['PUT', '/api/v1/accounts/globex', { internal: false }],
      ['DELETE', '/api/v1/accounts/acme'],
    ]
    for (const [method, path, body] of changes) {
      const answer = await environment.request(path, { method, ...(body ? { body } : {}) })
      expect(answer.ok, `${method} ${path}`).toBe(true)
      const { written, recomputed } = await bothWays(environment)
      expect(written, `${method} ${path}`).toEqual(recomputed)
    }
  })
})
