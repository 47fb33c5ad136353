import { Analytics } from '@segment/analytics-node'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { defineMilestone } from '../../test/harness/define.ts'
import type { LocalServer } from '../../test/harness/listen-locally.ts'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { serveApp } from '../../test/harness/serve-app.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

let testApp: TestApp
let server: LocalServer
beforeAll(async () => {
  testApp = await newTestApp()
  server = await serveApp(testApp.app)
})
afterAll(async () => {
  await server.close()
  await testApp.close()
})

const reached = (environment: TestEnvironment) =>
  testApp.database.withTenants(
    [environment.environmentId],
    (sql) => sql<{ key: string; level: string; unitId: string }[]>`
      select key, level, unit_id as "unitId"
      from milestone_facts f join milestones m on m.key = f.milestone_key and m.scope = f.level
      order by key, unit_id`,
  )

const storedNames = async ({ database }: TestApp, { environmentId }: TestEnvironment) => {
  const rows = await database.withTenants(
    [environmentId],
    (sql) => sql<{ name: string }[]>`select name from events order by received_at, message_id`,
  )
  return rows.map(({ name }) => name)
}

describe('the Segment client for Node', () => {
  it('delivers identify, group, track, page and alias, and milestones complete from them', async () => {
    const environment = await newEnvironment(testApp)
    await defineMilestone(environment, 'identified', {
      scope: 'user',
      condition: { event: '$identify', where: [{ property: 'plan', op: 'is', value: 'pro' }] },
    })
    await defineMilestone(environment, 'joined', { condition: { event: '$group' } })
    await defineMilestone(environment, 'published', { condition: { event: 'report_published' } })
    await defineMilestone(environment, 'looked', {
      scope: 'user',
      condition: { event: '$page', where: [{ property: 'name', op: 'is', value: 'Pricing' }] },
    })
    await defineMilestone(environment, 'journey', {
      scope: 'user',
      condition: { all: [{ event: 'visited' }, { event: 'report_published' }] },
    })

    const client = new Analytics({ writeKey: environment.writeKey, host: server.url, flushAt: 1 })
    const failures: unknown[] = []
    client.on('error', (error) => failures.push(error))
    client.track({ anonymousId: 'visitor', event: 'visited' })
    client.identify({ userId: 'ada', traits: { plan: 'pro', name: 'Ada Lovelace 🧮' } })
    client.group({ userId: 'ada', groupId: 'acme', traits: { name: 'Acme' } })
    client.page({ userId: 'ada', name: 'Pricing' })
    client.track({ userId: 'ada', event: 'report_published', context: { groupId: 'acme' } })
    await client.flush({ close: false })
    client.alias({ userId: 'ada', previousId: 'visitor' })
    await client.closeAndFlush()

    expect(failures).toEqual([])
    expect(await reached(environment)).toEqual([
      { key: 'identified', level: 'user', unitId: 'ada' },
      { key: 'joined', level: 'account', unitId: 'acme' },
      { key: 'journey', level: 'user', unitId: 'ada' },
      { key: 'looked', level: 'user', unitId: 'ada' },
      { key: 'published', level: 'account', unitId: 'acme' },
    ])
  })

  it('sends again what is refused for now, after as long as it is told, and all is stored once', async () => {
    const limits = { requestsPerSecond: 2, eventsPerSecond: 500, managementPerMinute: 500 }
    const strictApp = await newTestApp({ limits })
    const strictServer = await serveApp(strictApp.app)
    const environment = await newEnvironment(strictApp)
    const statuses: number[] = []
    const client = new Analytics({
      writeKey: environment.writeKey,
      host: strictServer.url,
      flushAt: 1,
      httpClient: async (url, init) => {
        const answer = await fetch(url, init)
        statuses.push(answer.status)
        return answer
      },
    })
    const names = ['one', 'two', 'three', 'four', 'five']
    for (const event of names) client.track({ userId: 'ada', event })
    await client.closeAndFlush()
    expect(statuses).toContain(429)
    expect(statuses.filter((status) => status === 200)).toHaveLength(names.length)
    expect((await storedNames(strictApp, environment)).sort()).toEqual(names.toSorted())
    await strictServer.close()
    await strictApp.close()
  })

  it('may send a batch twice: each event is stored once', async () => {
    const environment = await newEnvironment(testApp)
    const client = new Analytics({
      writeKey: environment.writeKey,
      host: server.url,
      flushAt: 3,
      // A network that loses the first answer.
      httpClient: async (url, init) => {
        await fetch(url, init)
        return fetch(url, init)
      },
    })
    const names = ['one', 'three', 'two']
    for (const event of names) client.track({ userId: 'ada', event })
    await client.closeAndFlush()
    expect((await storedNames(testApp, environment)).sort()).toEqual(names)
  })

  it('loses nothing of a batch in which one event is bad, and the developer sees which', async () => {
    const environment = await newEnvironment(testApp)
    const client = new Analytics({ writeKey: environment.writeKey, host: server.url, flushAt: 2 })
    const failures: unknown[] = []
    client.on('error', (error) => failures.push(error))
    client.track({ userId: 'ada', event: 'x'.repeat(201) })
    client.track({ userId: 'ada', event: 'fine' })
    await client.closeAndFlush()
    expect(failures).toEqual([])
    expect(await storedNames(testApp, environment)).toEqual(['fine'])
    const live = await (await environment.request('/api/v1/events/live')).json()
    expect(live.rows).toContainEqual(
      expect.objectContaining({
        status: 'rejected',
        code: 'invalid_event_name',
        source: expect.stringContaining('analytics-node'),
      }),
    )
  })

  it('may have a clock that is two hours fast: events stand where they happened', async () => {
    const environment = await newEnvironment(testApp)
    const isFastMs = 2 * 3_600_000
    vi.useFakeTimers({ toFake: ['Date'], now: testApp.now() + isFastMs })
    const client = new Analytics({ writeKey: environment.writeKey, host: server.url, flushAt: 1 })
    const timestamp = new Date(Date.now() - 10 * 60_000)
    client.track({ userId: 'ada', event: 'ten minutes ago', timestamp })
    await client.closeAndFlush()
    vi.useRealTimers()
    const [row] = await testApp.database.withTenants(
      [environment.environmentId],
      (sql) => sql<{ occurredAtMs: number; originalAtMs: number }[]>`
        select occurred_at as "occurredAtMs", original_at as "originalAtMs" from events`,
    )
    expect(row?.originalAtMs).toBe(timestamp.getTime())
    // The clock under test runs on while the client prepares its request.
    expect(Math.abs((row?.occurredAtMs ?? 0) - (testApp.now() - 10 * 60_000))).toBeLessThan(5_000)
  })

  it('is told 401 with a revoked key, never 410, which it would send again for hours', async () => {
    const environment = await newEnvironment(testApp)
    const { rows } = await (await environment.request('/api/v1/keys')).json()
    const { id } = rows.find((row: { kind: string }) => row.kind === 'write')
    await environment.request(`/api/v1/keys/${id}/revoke`, { body: {} })
    const statuses: number[] = []
    const client = new Analytics({
      writeKey: environment.writeKey,
      host: server.url,
      flushAt: 1,
      httpClient: async (url, init) => {
        const answer = await fetch(url, { ...init, redirect: 'manual' })
        statuses.push(answer.status)
        return answer
      },
    })
    client.on('error', () => {})
    client.track({ userId: 'ada', event: 'late' })
    await client.closeAndFlush()
    expect(statuses).toEqual([401])
  })
})
