import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MetricScene, newMetricScene } from '../../../test/harness/metric-scene.ts'
import { newTestApp, type TestApp } from '../../../test/harness/test-app.ts'

const asOf = '2026-06-30T12:00:00.000Z'
const metric = 'value-and-retention'
/** 91 days before as-of. */
const started = { createdAt: '2026-03-31T12:00:00Z' }

let app: TestApp
beforeAll(async () => {
  app = await newTestApp({ at: asOf })
})
afterAll(() => app.close())

async function newScene(): Promise<MetricScene> {
  const scene = await newMetricScene(app)
  await scene.milestones({ published: { firstValue: true } })
  return scene
}

/** With first value, then without: how many churned, of how many. */
async function churnOf(scene: MetricScene) {
  const { rows } = await scene.report(metric, asOf)
  return rows.map(({ churnedByDay90: { k, n } }) => [k, n])
}

describe('value-and-retention', () => {
  it('has no rate of nobody: 0 of 0, and is labelled an association', async () => {
    const { rows, association } = await (await newScene()).report(metric, asOf)
    expect(rows.map(({ churnedByDay90 }) => churnedByDay90.rate)).toEqual([null, null])
    expect(association).toMatch(/not what first value did/)
  })

  it('tells churn by early value: with it 0 of 1, without it 1 of 2', async () => {
    const scene = await newScene()
    await scene.accounts([
      { ...started, id: 'valued' },
      { ...started, id: 'left', churnedAt: '2026-05-15T12:00:00Z' },
      { ...started, id: 'stayed' },
    ])
    await scene.history([{ at: '2026-04-05T12:00:00Z', event: 'published', account: 'valued' }])
    expect(await churnOf(scene)).toEqual([
      [0, 1],
      [1, 2],
    ])
    const units = await scene.units(metric, asOf, { subject: 'no_first_value_by_day_14' })
    expect(Object.fromEntries(units.map(({ id, reached }) => [id, reached]))).toEqual({
      left: true,
      stayed: false,
    })
  })

  it('draws each line at its instant: value at day 14 counts, a millisecond later not', async () => {
    const scene = await newScene()
    await scene.accounts([
      { ...started, id: 'in-time' },
      { ...started, id: 'too-late' },
    ])
    await scene.history([
      { at: '2026-04-14T12:00:00Z', event: 'published', account: 'in-time' },
      { at: '2026-04-14T12:00:00.001Z', event: 'published', account: 'too-late' },
    ])
    expect(await churnOf(scene)).toEqual([
      [0, 1],
      [0, 1],
    ])
  })

  it('counts churn after day 14 up to day 90, and leaves out who had churned before: 1 of 2', async () => {
    const scene = await newScene()
    await scene.accounts([
      { ...started, id: 'by-14', churnedAt: '2026-04-14T12:00:00Z' },
      { ...started, id: 'by-90', churnedAt: '2026-06-29T12:00:00Z' },
      { ...started, id: 'after-90', churnedAt: '2026-06-29T12:00:00.001Z' },
    ])
    expect((await churnOf(scene))[1]).toEqual([1, 2])
    const { exclusions } = await scene.report(metric, asOf)
    expect(exclusions).toEqual([{ reason: 'churned_by_day_14', count: 1 }])
  })

  it('asks only accounts of 90 days, watched from their start, that are customers: 1 of 4', async () => {
    const scene = await newScene()
    await scene.accounts([
      { ...started, id: 'counted' },
      { createdAt: '2026-04-01T12:00:00.001Z', id: 'young' },
      { ...started, id: 'late', observedFrom: '2026-04-10T12:00:00Z' },
      { ...started, id: 'staff', internal: true },
    ])
    const { n, exclusions } = await scene.report(metric, asOf)
    expect(n).toBe(1)
    expect(exclusions.map(({ reason }) => reason)).toEqual([
      'internal',
      'observed_late',
      'younger_than_90_days',
    ])
  })

  it('counts an event once, gives a visitor’s to its user, and sees no neighbour: 1 and 0 with value', async () => {
    const scene = await newScene()
    const neighbour = await newScene()
    for (const one of [scene, neighbour]) await one.accounts([{ ...started, id: 'a' }])
    await scene.memberships([{ userId: 'ann', accountId: 'a', validFrom: '2026-03-31T12:00:00Z' }])
    const visit = {
      at: '2026-04-02T12:00:00Z',
      event: 'published',
      user: null,
      anonymousId: 'visitor',
      messageId: 'visit',
    }
    await scene.history([
      visit,
      visit,
      { at: '2026-04-02T13:00:00Z', event: '$identify', user: 'ann', anonymousId: 'visitor' },
    ])
    expect((await churnOf(scene))[0]).toEqual([0, 1])
    expect((await churnOf(neighbour))[0]).toEqual([0, 0])
  })

  it('states intervals from 10 accounts on: 10 of 10 stayed, at most 28 % leave', async () => {
    const scene = await newScene()
    await scene.accounts(Array.from({ length: 10 }, (_, i) => ({ ...started, id: `a${i}` })))
    const { rows } = await scene.report(metric, asOf)
    const { k, lower, upper } = rows[1]!.churnedByDay90
    expect([k, lower, upper?.toFixed(2)]).toEqual([0, 0, '0.28'])
  })

  it('is not asked of users, and says so', async () => {
    const scene = await newScene()
    const answer = await scene.environment.request(`/api/v1/metrics/${metric}?level=user`)
    expect(await answer.json()).toMatchObject({
      code: 'invalid_query',
      errors: [{ path: 'level' }],
    })
  })
})
