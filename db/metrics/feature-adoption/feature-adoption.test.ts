import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type MetricScene,
  newMetricScene,
  type SceneEvent,
} from '../../../test/harness/metric-scene.ts'
import { newTestApp, type TestApp } from '../../../test/harness/test-app.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const asOf = '2026-03-30T12:00:00.000Z'
/** 28 times 24 hours before: an instant within a day, so that the window cuts it. */
const windowStart = '2026-03-02T12:00:00.000Z'
const start = { createdAt: '2026-02-01T12:00:00Z' }
const metric = 'feature-adoption'

let app: TestApp
beforeAll(async () => {
  app = await newTestApp({ at: asOf })
})
afterAll(() => app.close())

async function newScene(options: { timeZone?: string } = {}): Promise<MetricScene> {
  const scene = await newMetricScene(app, options)
  await scene.features({ exported: { name: 'Exports' } })
  return scene
}

const usesOf = (account: string, times: string[]): SceneEvent[] =>
  times.map((at) => ({ at, event: 'exported', account }))

async function exportsRow(scene: MetricScene, query?: Record<string, string>) {
  const { rows } = await scene.report(metric, asOf, query)
  return rows[0]!
}

describe('feature-adoption', () => {
  it('says nothing about nobody: 0 of 0 has no rate, no use has no depth', async () => {
    const row = await exportsRow(await newScene())
    expect(row).toMatchObject({ feature: 'exported', name: 'Exports', releasedAt: null })
    expect(row.tried).toEqual({ k: 0, n: 0, rate: null, lower: null, upper: null })
    expect([row.usesPerUsingAccount28d, row.penetration28d]).toEqual([null, null])
  })

  it('takes everybody: 2 of 2 tried it, 1 of 2 on three days', async () => {
    const scene = await newScene()
    await scene.accounts([
      { ...start, id: 'a' },
      { ...start, id: 'b' },
    ])
    await scene.history([
      ...usesOf('a', ['2026-03-10T12:00:00Z', '2026-03-11T12:00:00Z', '2026-03-12T13:00:00Z']),
      ...usesOf('b', ['2026-03-10T12:00:00Z']),
    ])
    const row = await exportsRow(scene)
    expect([row.tried.k, row.adopted.k, row.tried.n]).toEqual([2, 1, 2])
    expect(row.timeToTry.medianMs.estimate).toBe(37 * dayMs)
    // Half adopted on the first use of the third day, and the others may yet.
    expect(row.timeToAdopt.medianMs.estimate).toBe(39 * dayMs + hourMs)
    expect([row.uses28d, row.usesPerUsingAccount28d]).toEqual([4, 2])
  })

  it('counts the same event once: 1 use, 1 day', async () => {
    const scene = await newScene()
    await scene.accounts([{ ...start, id: 'a' }])
    const [use] = usesOf('a', ['2026-03-10T12:00:00Z'])
    await scene.history([
      { ...use!, messageId: 'm' },
      { ...use!, messageId: 'm', at: '2026-03-11T12:00:00Z' },
    ])
    const row = await exportsRow(scene)
    expect([row.tried.k, row.uses28d, row.adopted.k]).toEqual([1, 1, 0])
  })

  it('leaves out what came in after as-of: 0 of 1', async () => {
    const scene = await newScene()
    await scene.accounts([{ ...start, id: 'a' }])
    await scene.history([
      {
        at: '2026-03-10T12:00:00Z',
        event: 'exported',
        account: 'a',
        receivedAt: '2026-03-30T12:00:00.001Z',
      },
    ])
    app.clock.set('2026-03-31T12:00:00Z')
    const answer = await scene.environment.request(`/api/v1/metrics/${metric}?asOf=${asOf}`)
    expect(await answer.json()).toMatchObject({
      summary: { activeUsers28d: 0 },
      rows: [{ tried: { k: 0, n: 1 }, uses28d: 0 }],
    })
  })

  it('takes days from the environment’s zone: 23:30, 00:30 and 12:00 are 3 days in Berlin, 2 in UTC', async () => {
    const times = ['2026-03-10T22:30:00Z', '2026-03-10T23:30:00Z', '2026-03-12T11:00:00Z']
    const adopted: number[] = []
    for (const timeZone of ['Europe/Berlin', 'UTC']) {
      const scene = await newScene({ timeZone })
      await scene.accounts([{ ...start, id: 'a' }])
      await scene.history(usesOf('a', times))
      adopted.push((await exportsRow(scene)).adopted.k)
    }
    expect(adopted).toEqual([1, 0])
  })

  it('looks back 28 times 24 hours to the millisecond: of 3 uses on the first day 1 counts', async () => {
    const scene = await newScene()
    await scene.accounts([
      { ...start, id: 'a' },
      { ...start, id: 'b' },
    ])
    await scene.history([
      ...usesOf('a', ['2026-03-02T11:00:00Z', windowStart, '2026-03-02T12:00:00.001Z']),
      ...usesOf('b', [windowStart]),
    ])
    const row = await exportsRow(scene)
    expect([row.tried.k, row.accountsUsing28d, row.usersUsing28d, row.uses28d]).toEqual([
      2, 1, 1, 1,
    ])
  })

  it('counts the uses of the first day whoever they turn out to be: 2 after an alias and an identify', async () => {
    const scene = await newScene()
    await scene.accounts([{ ...start, id: 'a' }])
    await scene.memberships([{ userId: 'ann', accountId: 'a', validFrom: start.createdAt }])
    await scene.history([
      { at: '2026-03-02T13:00:00Z', event: 'exported', user: null, anonymousId: 'visitor' },
      { at: '2026-03-02T14:00:00Z', event: 'exported', user: 'old-id' },
      { at: '2026-03-02T15:00:00Z', event: '$identify', user: 'ann', anonymousId: 'visitor' },
    ])
    const alias = {
      previousId: 'old-id',
      userId: 'ann',
      timestamp: '2026-03-03T12:00:00Z',
      receivedAt: '2026-03-03T12:00:00Z',
      type: 'alias',
    }
    await scene.environment.request('/v1/import', { body: { batch: [alias] } })
    const row = await exportsRow(scene)
    expect([row.tried.k, row.uses28d, row.usersUsing28d]).toEqual([1, 2, 1])
  })

  it('never counts a neighbour environment’s rows: 0 of 1 here, 1 of 1 there', async () => {
    const scene = await newScene()
    const neighbour = await newScene()
    for (const one of [scene, neighbour]) await one.accounts([{ ...start, id: 'a' }])
    await neighbour.history(usesOf('a', ['2026-03-10T12:00:00Z']))
    expect((await exportsRow(scene)).tried).toMatchObject({ k: 0, n: 1 })
    expect((await exportsRow(neighbour)).tried).toMatchObject({ k: 1, n: 1 })
  })

  it('starts the clock with the release: 2 h after it, and 0 for whoever was earlier', async () => {
    const scene = await newMetricScene(app)
    await scene.features({ exported: { releasedAt: '2026-03-10T12:00:00Z' } })
    await scene.accounts([
      { ...start, id: 'a' },
      { ...start, id: 'early' },
    ])
    await scene.history([
      ...usesOf('a', ['2026-03-10T14:00:00Z']),
      ...usesOf('early', ['2026-03-09T14:00:00Z']),
    ])
    const durations = await scene.units(metric, asOf)
    expect(
      durations
        .filter(({ step }) => step === 'tried')
        .map(({ id, durationMs }) => [id, durationMs]),
    ).toEqual([
      ['a', 2 * hourMs],
      ['early', 0],
    ])
  })

  it('asks early adopters whether they still use it: 1 of 2', async () => {
    const scene = await newScene()
    await scene.accounts([
      { ...start, id: 'a' },
      { ...start, id: 'b' },
    ])
    const days = ['2026-02-10T12:00:00Z', '2026-02-11T12:00:00Z', '2026-02-12T12:00:00Z']
    await scene.history([...usesOf('a', [...days, '2026-03-20T12:00:00Z']), ...usesOf('b', days)])
    const row = await exportsRow(scene)
    expect([row.adoptersOlderThan28d, row.stillUsing28d]).toEqual([2, 1])
  })

  it('measures penetration by people: 1 of 2 who did anything used it, staff not asked', async () => {
    const scene = await newScene()
    await scene.accounts([{ ...start, id: 'a' }])
    await scene.users([{ ...start, id: 'staff', internal: true }])
    await scene.history([
      { at: '2026-03-10T12:00:00Z', event: 'exported', user: 'ann', account: 'a' },
      { at: '2026-03-10T12:00:00Z', event: 'looked', user: 'ben', account: 'a' },
      { at: '2026-03-10T12:00:00Z', event: 'exported', user: 'staff', account: 'a' },
    ])
    const { rows, summary } = await scene.report(metric, asOf)
    expect(summary.activeUsers28d).toBe(2)
    expect([rows[0]?.usersUsing28d, rows[0]?.penetration28d]).toEqual([1, 0.5])
  })

  it('asked of accounts, counts people by what they did in accounts: 1 of 2, at level user both', async () => {
    const scene = await newScene()
    await scene.accounts([{ ...start, id: 'a' }])
    await scene.history([
      { at: '2026-03-10T12:00:00Z', event: 'exported', user: 'ann', account: 'a' },
      { at: '2026-03-10T12:00:00Z', event: 'exported', user: 'of-no-account' },
    ])
    const people = async (query: Record<string, string>) => {
      const { rows, summary } = await scene.report(metric, asOf, query)
      return [summary.activeUsers28d, rows[0]?.usersUsing28d]
    }
    expect(await people({})).toEqual([1, 1])
    expect(await people({ from: '2026-01-01T00:00:00Z' })).toEqual([1, 1])
    expect(await people({ level: 'user' })).toEqual([2, 2])
  })

  it('asks of a period only its accounts and their people: 1 of 1', async () => {
    const scene = await newScene()
    await scene.accounts([
      { id: 'a', createdAt: '2026-03-01T00:00:00Z' },
      { id: 'b', createdAt: '2026-03-05T00:00:00Z' },
    ])
    await scene.history([
      ...usesOf('a', ['2026-03-10T12:00:00Z']),
      ...usesOf('b', ['2026-03-10T12:00:00Z']),
    ])
    const query = { from: '2026-03-04T00:00:00Z', to: '2026-03-06T00:00:00Z' }
    const { rows, summary } = await scene.report(metric, asOf, query)
    expect(rows[0]?.tried).toMatchObject({ k: 1, n: 1 })
    expect([summary.activeUsers28d, rows[0]?.usersUsing28d, rows[0]?.uses28d]).toEqual([1, 1, 1])
  })

  it('counts users at level user: 1 of 2 tried it', async () => {
    const scene = await newScene()
    await scene.users([
      { ...start, id: 'ann' },
      { ...start, id: 'ben' },
    ])
    await scene.history([{ at: '2026-03-10T12:00:00Z', event: 'exported', user: 'ann' }])
    expect((await exportsRow(scene, { level: 'user' })).tried).toMatchObject({ k: 1, n: 2 })
  })

  it('puts days of users together wherever they were: 1 of 2 adopted it, on the third of 3 days', async () => {
    const scene = await newScene()
    await scene.users([
      { ...start, id: 'ann' },
      { ...start, id: 'ben' },
    ])
    const days = ['2026-03-10T12:00:00Z', '2026-03-11T12:00:00Z', '2026-03-12T13:00:00Z']
    const of = (user: string, account: string, times: string[]): SceneEvent[] =>
      usesOf(account, times).map((use) => ({ ...use, user }))
    await scene.history([
      ...of('ann', 'a', days),
      ...of('ann', 'b', days.slice(0, 2)),
      // Three rows, two days.
      ...of('ben', 'a', days.slice(0, 2)),
      ...of('ben', 'b', days.slice(0, 1)),
    ])
    const row = await exportsRow(scene, { level: 'user' })
    expect([row.tried.k, row.adopted.k]).toEqual([2, 1])
    expect(row.timeToAdopt.medianMs.estimate).toBe(39 * dayMs + hourMs)
  })

  it('tells groups apart, and asks of a segment only its members and their people: 1 of 1', async () => {
    const scene = await newScene()
    await scene.accounts([
      { ...start, id: 'a', traits: { plan: 'pro' } },
      { ...start, id: 'b', traits: { plan: 'free' } },
    ])
    await scene.history([
      ...usesOf('a', ['2026-03-10T12:00:00Z']),
      { at: '2026-03-10T12:00:00Z', event: 'exported', user: 'of-no-account' },
    ])
    const { groups } = await scene.report(metric, asOf, { groupBy: 'plan' })
    expect(groups?.rows.map(({ value, features }) => [value, features[0]?.tried.k])).toEqual([
      ['free', 0],
      ['pro', 1],
    ])
    await scene.environment.request('/api/v1/segments/paying', {
      method: 'PUT',
      body: { name: 'Paying', condition: { account: 'plan', op: 'is', value: 'pro' } },
    })
    const { n, rows, summary } = await scene.report(metric, asOf, { segment: 'paying' })
    expect([n, rows[0]?.tried.k, rows[0]?.usersUsing28d, summary.activeUsers28d]).toEqual([
      1, 1, 1, 1,
    ])
  })
})
