import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MetricScene, newMetricScene } from '../../../test/harness/metric-scene.ts'
import { newTestApp, type TestApp } from '../../../test/harness/test-app.ts'

const hourMs = 3_600_000
const asOf = '2026-03-30T12:00:00.000Z'
const metric = 'milestone-completion'
const started = { createdAt: '2026-03-28T12:00:00Z' }

let app: TestApp
beforeAll(async () => {
  app = await newTestApp({ at: asOf })
})
afterAll(() => app.close())

async function newScene(options: { timeZone?: string } = {}): Promise<MetricScene> {
  const scene = await newMetricScene(app, options)
  await scene.milestones({ published: { firstValue: true }, invited: {} })
  return scene
}

/** k of n by milestone. */
async function countsOf(scene: MetricScene, query: Record<string, string> = {}) {
  const { rows } = await scene.report(metric, asOf, query)
  return rows.map(({ milestone, completed: { k, n } }) => [milestone, k, n])
}

describe('milestone-completion', () => {
  it('has no rate of nobody: 0 of 0', async () => {
    const { rows } = await (await newScene()).report(metric, asOf)
    expect(rows.map(({ completed }) => [completed.k, completed.n, completed.rate])).toEqual([
      [0, 0, null],
      [0, 0, null],
    ])
  })

  it('counts each milestone by itself: invited by 2 of 3, published by 1 of 3 after 5 h', async () => {
    const scene = await newScene()
    await scene.accounts(['a', 'b', 'c'].map((id) => ({ ...started, id })))
    await scene.history([
      { at: '2026-03-28T13:00:00Z', event: 'invited', account: 'a' },
      { at: '2026-03-28T15:00:00Z', event: 'invited', account: 'b' },
      { at: '2026-03-28T17:00:00Z', event: 'published', account: 'b' },
    ])
    const { rows, n } = await scene.report(metric, asOf)
    expect(n).toBe(3)
    expect(rows).toMatchObject([
      {
        milestone: 'invited',
        isFirstValue: false,
        completed: { k: 2, n: 3, rate: 2 / 3, lower: null, upper: null },
        timeToComplete: { medianMs: { estimate: 3 * hourMs, lower: null, upper: null } },
      },
      {
        milestone: 'published',
        isFirstValue: true,
        completed: { k: 1, n: 3 },
        timeToComplete: { events: 1, quantilesMs: { p25: 5 * hourMs } },
      },
    ])
  })

  it('states intervals from 10 accounts on: 5 of 10 is 50 %, 24 to 76 %', async () => {
    const scene = await newScene()
    const ids = Array.from({ length: 10 }, (_, i) => `a${i}`)
    await scene.accounts(ids.map((id) => ({ ...started, id })))
    await scene.history(
      ids.slice(5).map((account) => ({ at: '2026-03-28T13:00:00Z', event: 'invited', account })),
    )
    const { rows } = await scene.report(metric, asOf)
    const { rate, lower, upper } = rows[0]!.completed
    expect([rate, lower?.toFixed(3), upper?.toFixed(3)]).toEqual([0.5, '0.237', '0.763'])
  })

  it('counts an event once however often it is sent, and nothing that came in after as-of', async () => {
    const scene = await newScene()
    await scene.accounts([
      { ...started, id: 'a' },
      { ...started, id: 'b' },
    ])
    const once = { at: '2026-03-28T13:00:00Z', event: 'invited', account: 'a', messageId: 'same' }
    await scene.history([
      once,
      once,
      {
        at: '2026-03-28T13:00:00Z',
        receivedAt: '2026-03-30T12:00:01Z',
        event: 'invited',
        account: 'b',
      },
    ])
    const answer = await scene.environment.request(`/api/v1/metrics/${metric}?asOf=${asOf}`)
    expect(await answer.json()).toMatchObject({ rows: [{ completed: { k: 1, n: 2 } }, {}] })
  })

  it('starts the clock at the instant, whatever the zone’s midnight: 2 h over it', async () => {
    const scene = await newScene({ timeZone: 'Europe/Berlin' })
    await scene.accounts([{ id: 'a', createdAt: '2026-03-28T23:00:00+01:00' }])
    await scene.history([{ at: '2026-03-29T01:00:00+01:00', event: 'invited', account: 'a' }])
    const { rows } = await scene.report(metric, asOf)
    expect(rows[0]?.timeToComplete.medianMs.estimate).toBe(2 * hourMs)
  })

  it('leaves out staff, and gives visitors’ events to whoever they turn out to be: 1 of 1', async () => {
    const scene = await newScene()
    await scene.accounts([
      { ...started, id: 'a' },
      { ...started, id: 'staff', internal: true },
    ])
    await scene.memberships([{ userId: 'ann', accountId: 'a', validFrom: '2026-03-28T12:00:00Z' }])
    await scene.history([
      { at: '2026-03-28T14:00:00Z', event: 'invited', user: null, anonymousId: 'visitor' },
      { at: '2026-03-28T15:00:00Z', event: '$identify', user: 'ann', anonymousId: 'visitor' },
    ])
    expect(await countsOf(scene)).toEqual([
      ['invited', 1, 1],
      ['published', 0, 1],
    ])
  })

  it('never counts a neighbour environment’s rows', async () => {
    const scene = await newScene()
    const neighbour = await newScene()
    for (const one of [scene, neighbour]) await one.accounts([{ ...started, id: 'a' }])
    await neighbour.history([{ at: '2026-03-28T13:00:00Z', event: 'invited', account: 'a' }])
    expect((await countsOf(scene))[0]).toEqual(['invited', 0, 1])
  })

  it('counts users by what each did alone at level user: 1 of 2', async () => {
    const scene = await newScene()
    await scene.users([
      { ...started, id: 'ann' },
      { ...started, id: 'ben' },
    ])
    await scene.history([{ at: '2026-03-28T13:00:00Z', event: 'invited', user: 'ann' }])
    expect((await countsOf(scene, { level: 'user' }))[0]).toEqual(['invited', 1, 2])
  })

  it('tells groups of a trait apart: pro 1 of 1, free 0 of 1', async () => {
    const scene = await newScene()
    await scene.accounts([
      { ...started, id: 'a', traits: { plan: 'pro' } },
      { ...started, id: 'b', traits: { plan: 'free' } },
    ])
    await scene.history([{ at: '2026-03-28T13:00:00Z', event: 'invited', account: 'a' }])
    const { groups } = await scene.report(metric, asOf, { groupBy: 'plan' })
    expect(
      groups?.rows.map(({ value, n, milestones }) => [value, n, milestones[0]?.completed.k]),
    ).toEqual([
      ['free', 1, 0],
      ['pro', 1, 1],
    ])
    const units = await scene.units(metric, asOf, { groupBy: 'plan', subject: 'invited' })
    expect(units.map(({ id, group, reached }) => [id, group, reached])).toEqual([
      ['a', 'pro', true],
      ['b', 'free', false],
    ])
  })
})
