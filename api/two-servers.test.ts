import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sayingATime } from '../test/harness/eventually.ts'
import { factsBothWays } from '../test/harness/facts-both-ways.ts'
import {
  newEnvironment,
  type TestEnvironment,
  type TestRequest,
} from '../test/harness/new-environment.ts'
import { newTestApp, type TestApp } from '../test/harness/test-app.ts'

/** Within this, what was changed at one server is in force at the other. */
const inForce = { timeout: 1_000, interval: 50 }
const apartMs = 90_000
const realMs = Date.now()

/** Two servers with pools, caches and clocks of their own on one database. */
let ahead: TestApp
let behind: TestApp
let environment: TestEnvironment
let asked: TestApp
beforeAll(async () => {
  ahead = await newTestApp({ at: realMs + apartMs })
  behind = await newTestApp({ at: realMs - apartMs, beside: ahead })
})
afterAll(async () => {
  await behind.close()
  await ahead.close()
})
beforeEach(async () => {
  const request: TestApp['request'] = (path, init) => asked.request(path, init)
  environment = await newEnvironment({ database: ahead.database, request })
  await put(ahead, 'value', 'report', true)
})

function ask(server: TestApp, path: string, init?: TestRequest): Promise<Response> {
  asked = server
  return environment.request(path, init)
}

async function put(server: TestApp, key: string, event: string, firstValue = false) {
  const body = { name: key, scope: 'account', condition: { event }, firstValue }
  const answer = await ask(server, `/api/v1/milestones/${key}`, { method: 'PUT', body })
  expect(answer.status).toBe(200)
}

const track = (messageId: string, event: string, userId: string) => ({
  type: 'track',
  messageId,
  event,
  userId,
  timestamp: new Date(realMs - 60_000).toISOString(),
  context: { groupId: `of-${userId}` },
})

describe('two servers on one database, their clocks three minutes apart', () => {
  test('the same events sent to both are one row each, and both tell the same', async () => {
    const batch = Array.from({ length: 60 }, (_, i) =>
      track(`m${i}`, i % 3 ? 'look' : 'report', `u${i % 7}`),
    )
    const body = { batch, sentAt: new Date(realMs).toISOString() }
    const answers = await Promise.all(
      [ahead, behind, ahead, behind].map((server) => ask(server, '/v1/batch', { body })),
    )
    const accepted = new Map<string, number>()
    for (const answer of answers) {
      const { results } = await answer.json()
      expect(results).toHaveLength(60)
      for (const { messageId, status } of results) {
        const times = status === 'accepted' ? 1 : 0
        accepted.set(messageId, (accepted.get(messageId) ?? 0) + times)
      }
    }
    expect([...accepted.values()]).toEqual(batch.map(() => 1))
    const [stored] = await ahead.database.withTenants(
      [environment.environmentId],
      (sql) => sql`select count(*) as rows, count(distinct message_id) as ids from events`,
    )
    expect(stored).toEqual({ rows: 60, ids: 60 })

    const { written, recomputed } = await factsBothWays(
      behind.database,
      environment.environmentId,
      ahead.now(),
    )
    expect(written).toEqual(recomputed)
    ahead.clock.advance(600_000)
    behind.clock.advance(600_000)
    const asOf = new Date(realMs + 300_000).toISOString()
    for (const metric of ['time-to-first-value', 'feature-adoption']) {
      const path = `/api/v1/metrics/${metric}?asOf=${asOf}`
      const told = await (await ask(ahead, path)).json()
      expect(await (await ask(behind, path)).json()).toEqual(told)
      expect(told.n).toBe(7)
    }
  })

  test('a milestone defined at one is reached at the other by the very next event', async () => {
    const first = await ask(behind, '/v1/batch', { body: { batch: [track('a', 'share', 'ada')] } })
    expect((await first.json()).completed).toEqual([])
    await put(ahead, 'shared', 'share')
    const second = await ask(behind, '/v1/batch', { body: { batch: [track('b', 'share', 'bob')] } })
    expect((await second.json()).completed).toMatchObject([{ milestone: 'shared' }])
    await ask(ahead, '/api/v1/milestones/shared', { method: 'DELETE' })
    const third = await ask(behind, '/v1/batch', { body: { batch: [track('c', 'share', 'cyd')] } })
    expect((await third.json()).completed).toEqual([])
  })

  test('a key revoked at one is refused by the other within a second', sayingATime, async () => {
    const send = () => ask(behind, '/v1/track', { body: { event: 'look', userId: 'ada' } })
    expect((await send()).status).toBe(200)
    const { rows } = await (await ask(ahead, '/api/v1/keys')).json()
    const key = rows.find(({ kind }: { kind: string }) => kind === 'write')
    const revoked = await ask(ahead, `/api/v1/keys/${key.id}/revoke`, { method: 'POST' })
    expect(revoked.status).toBe(200)
    await expect.poll(async () => (await send()).status, inForce).toBe(401)
  })

  test('a setting changed at one holds at the other within a second', sayingATime, async () => {
    const asOf = new Date(realMs - 40 * 86_400_000).toISOString()
    const report = () => ask(behind, `/api/v1/metrics/time-to-first-value?asOf=${asOf}`)
    expect((await report()).status).toBe(200)
    await ask(ahead, `/api/v1/environments/${environment.environmentId}`, {
      method: 'PATCH',
      body: { retentionDays: 30 },
    })
    await expect.poll(async () => (await report()).status, inForce).toBe(422)
  })
})
