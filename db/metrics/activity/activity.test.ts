import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MetricScene, newMetricScene } from '../../../test/harness/metric-scene.ts'
import { newTestApp, type TestApp } from '../../../test/harness/test-app.ts'

const asOf = '2026-03-30T12:00:00.000Z'
const metric = 'activity'

let app: TestApp
beforeAll(async () => {
  app = await newTestApp({ at: asOf })
})
afterAll(() => app.close())

async function sceneOf(
  seen: Record<string, string[]>,
  options?: Parameters<typeof newMetricScene>[1],
): Promise<MetricScene> {
  const scene = await newMetricScene(app, options)
  await scene.history(
    Object.entries(seen).flatMap(([user, times]) =>
      times.map((at) => ({ at, event: 'looked', user, account: 'a' })),
    ),
  )
  return scene
}

async function askDays(scene: MetricScene, query: Record<string, string> = {}) {
  const { rows } = await scene.report(metric, asOf, query)
  return new Map(rows.map((row) => [row.date, row]))
}

describe('activity', () => {
  it('says nothing about nobody: 30 days of 0, and no stickiness', async () => {
    const days = await askDays(await newMetricScene(app))
    expect([...days.keys()].at(0)).toBe('2026-03-01')
    expect([...days.keys()].at(-1)).toBe('2026-03-30')
    expect(days.get('2026-03-30')).toEqual({
      date: '2026-03-30',
      complete: false,
      users: { day: 0, week: 0, month: 0 },
      accounts: { day: 0, week: 0, month: 0 },
      stickiness: null,
    })
  })

  it('counts each once in its window: of 3 people 2 on the day, 2 in 7 days, 3 in 30', async () => {
    const days = await askDays(
      await sceneOf({
        ann: ['2026-03-20T12:00:00Z', '2026-03-20T13:00:00Z', '2026-03-26T12:00:00Z'],
        ben: ['2026-03-26T12:00:00Z'],
        cai: ['2026-02-25T12:00:00Z'],
      }),
    )
    expect(days.get('2026-03-26')).toMatchObject({
      complete: true,
      users: { day: 2, week: 2, month: 3 },
      accounts: { day: 1, week: 1, month: 1 },
    })
    // 25 February is the first of 30 days that end on 26 March, and no more of those on the 27th.
    expect(days.get('2026-03-27')?.users).toEqual({ day: 0, week: 2, month: 2 })
    // 4 active days of people in 30 days, 3 people.
    expect(days.get('2026-03-26')?.stickiness).toBeCloseTo(4 / 30 / 3, 12)
  })

  it('counts the same event once', async () => {
    const scene = await newMetricScene(app)
    const visit = { at: '2026-03-20T12:00:00Z', event: 'looked', user: 'ann', messageId: 'm' }
    await scene.history([visit, { ...visit, at: '2026-03-21T12:00:00Z' }])
    const days = await askDays(scene)
    expect([days.get('2026-03-20')?.users.day, days.get('2026-03-21')?.users.day]).toEqual([1, 0])
  })

  it('leaves out what came in after as-of', async () => {
    const scene = await newMetricScene(app)
    await scene.history([
      {
        at: '2026-03-20T12:00:00Z',
        event: 'looked',
        user: 'ann',
        receivedAt: '2026-03-30T12:00:00.001Z',
      },
    ])
    app.clock.set('2026-03-31T12:00:00Z')
    const answer = await scene.environment.request(`/api/v1/metrics/${metric}?asOf=${asOf}`)
    expect(await answer.json()).toMatchObject({ n: 0 })
  })

  it.each([
    ['Europe/Berlin', ['2026-03-28', '2026-03-29', '2026-03-29']],
    ['Asia/Kolkata', ['2026-03-29', '2026-03-29', '2026-03-30']],
    ['America/New_York', ['2026-03-28', '2026-03-28', '2026-03-29']],
    ['UTC', ['2026-03-28', '2026-03-28', '2026-03-29']],
  ])('takes days from %s, of the environment or asked for: %j', async (timeZone, dates) => {
    // Midnight in Berlin is at 23:00 UTC before summer time begins on the 29th, and at 22:00 after.
    const seen = {
      ann: ['2026-03-28T22:59:59.999Z'],
      ben: ['2026-03-28T23:00:00Z'],
      cai: ['2026-03-29T21:59:59.999Z'],
    }
    const own = await askDays(await sceneOf(seen, { timeZone }))
    const foreign = await askDays(await sceneOf(seen, { timeZone: 'Pacific/Auckland' }), {
      timeZone,
    })
    for (const days of [own, foreign]) {
      const active = [...days.values()].flatMap(({ date, users }) =>
        Array.from({ length: users.day }, () => date),
      )
      expect(active).toEqual(dates)
    }
  })

  it('knows an anonymous visitor again: 1 person', async () => {
    const scene = await newMetricScene(app)
    await scene.history([
      { at: '2026-03-20T12:00:00Z', event: 'looked', user: null, anonymousId: 'visitor' },
      { at: '2026-03-21T12:00:00Z', event: '$identify', user: 'ann', anonymousId: 'visitor' },
      { at: '2026-03-22T12:00:00Z', event: 'looked', user: 'ann' },
    ])
    expect((await askDays(scene)).get('2026-03-22')?.users.week).toBe(1)
  })

  it('never counts a neighbour environment’s rows', async () => {
    const scene = await newMetricScene(app)
    await sceneOf({ ann: ['2026-03-20T12:00:00Z'] })
    expect((await askDays(scene)).get('2026-03-20')?.users.day).toBe(0)
  })

  it('counts only what members of the segment do: 1 person in 1 account', async () => {
    const scene = await newMetricScene(app)
    await scene.accounts([
      { id: 'a', createdAt: '2026-03-01T00:00:00Z', traits: { plan: 'pro' } },
      { id: 'b', createdAt: '2026-03-01T00:00:00Z', traits: { plan: 'free' } },
    ])
    await scene.history([
      { at: '2026-03-20T12:00:00Z', event: 'looked', user: 'ann', account: 'a' },
      { at: '2026-03-20T12:00:00Z', event: 'looked', user: 'ben', account: 'b' },
    ])
    await scene.environment.request('/api/v1/segments/pro', {
      method: 'PUT',
      body: { name: 'Pro', condition: { account: 'plan', op: 'is', value: 'pro' } },
    })
    const days = await askDays(scene, { segment: 'pro' })
    expect(days.get('2026-03-20')).toMatchObject({ users: { day: 1 }, accounts: { day: 1 } })
  })

  it('tells groups side by side, and whoever is in two of them once in the whole', async () => {
    const scene = await newMetricScene(app)
    await scene.accounts([
      { id: 'a', createdAt: '2026-03-01T00:00:00Z', traits: { plan: 'pro' } },
      { id: 'b', createdAt: '2026-03-01T00:00:00Z', traits: { plan: 'free' } },
    ])
    await scene.history([
      { at: '2026-03-30T11:00:00Z', event: 'looked', user: 'ann', account: 'a' },
      { at: '2026-03-30T11:00:00Z', event: 'looked', user: 'ann', account: 'b' },
    ])
    const { rows, groups } = await scene.report(metric, asOf, { groupBy: 'plan' })
    expect(rows.at(-1)?.users.day).toBe(1)
    expect(groups?.rows.map(({ value, days }) => [value, days.at(-1)?.users.day])).toEqual([
      ['free', 1],
      ['pro', 1],
    ])
  })

  it('refuses more days than it tells at once, and says what to ask for', async () => {
    const scene = await newMetricScene(app)
    const answer = await scene.environment.request(
      `/api/v1/metrics/${metric}?from=2024-01-01T00:00:00Z`,
    )
    expect(answer.ok).toBe(false)
    expect(await answer.json()).toMatchObject({ code: 'invalid_query', errors: [{ path: 'from' }] })
  })

  it('says who was active in the period, when first and last', async () => {
    const scene = await sceneOf({ ann: ['2026-03-20T12:00:00Z', '2026-03-21T13:00:00Z'] })
    const [unit] = await scene.units(metric, asOf, { level: 'user' })
    expect(unit).toMatchObject({ id: 'ann', step: 'active', durationMs: 90_000_000 })
  })
})
