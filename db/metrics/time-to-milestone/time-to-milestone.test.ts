import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MetricScene, newMetricScene } from '../../../test/harness/metric-scene.ts'
import { newTestApp, type TestApp } from '../../../test/harness/test-app.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const asOf = '2026-03-30T12:00:00.000Z'
const metric = 'time-to-milestone'
const query = { milestone: 'invited' }
const started = { createdAt: '2026-03-20T12:00:00Z' }

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

describe('time-to-milestone', () => {
  it('says nothing about nobody: n 0, no median', async () => {
    const { n, summary, rows } = await (await newScene()).report(metric, asOf, query)
    expect([n, summary.medianMs.estimate, rows]).toEqual([0, null, []])
  })

  it('takes everybody: of two that took 1 h and 3 h the median is 2 h', async () => {
    const scene = await newScene()
    await scene.accounts([
      { ...started, id: 'a' },
      { ...started, id: 'b' },
    ])
    await scene.history([
      { at: '2026-03-20T13:00:00Z', event: 'invited', account: 'a' },
      { at: '2026-03-20T15:00:00Z', event: 'invited', account: 'b' },
    ])
    const { milestone, summary } = await scene.report(metric, asOf, query)
    expect(milestone).toEqual({ key: 'invited', name: 'invited' })
    expect([summary.events, summary.medianMs.estimate]).toEqual([2, 2 * hourMs])
  })

  it('counts the same event once, and the first of two: 1 h', async () => {
    const scene = await newScene()
    await scene.accounts([{ ...started, id: 'a' }])
    const first = { at: '2026-03-20T13:00:00Z', event: 'invited', account: 'a', messageId: 'once' }
    await scene.history([first, first, { ...first, at: '2026-03-21T13:00:00Z', messageId: 'two' }])
    const { summary } = await scene.report(metric, asOf, query)
    expect([summary.events, summary.medianMs.estimate]).toEqual([1, hourMs])
  })

  it('leaves out what came in after as-of: 0 of 1', async () => {
    const scene = await newScene()
    await scene.accounts([{ ...started, id: 'a' }])
    await scene.history([
      {
        at: '2026-03-30T11:00:00Z',
        receivedAt: '2026-03-30T12:00:01Z',
        event: 'invited',
        account: 'a',
      },
    ])
    const answer = await scene.environment.request(
      `/api/v1/metrics/${metric}?milestone=invited&asOf=${asOf}`,
    )
    expect(await answer.json()).toMatchObject({ n: 1, summary: { events: 0, waiting: 1 } })
  })

  it('keeps churned accounts in, leaves out staff and those met late: 1 reached, 1 churned, 1 waits', async () => {
    const scene = await newScene()
    await scene.accounts([
      { ...started, id: 'reached' },
      { ...started, id: 'churned', churnedAt: '2026-03-22T12:00:00Z' },
      { ...started, id: 'waits' },
      { ...started, id: 'staff', internal: true },
      { ...started, id: 'late', observedFrom: '2026-03-25T12:00:00Z', valueAtEntry: false },
    ])
    await scene.history([{ at: '2026-03-21T12:00:00Z', event: 'invited', account: 'reached' }])
    const { n, summary, exclusions } = await scene.report(metric, asOf, query)
    expect([n, summary.events, summary.churned, summary.waiting]).toEqual([3, 1, 1, 1])
    expect(exclusions).toEqual([
      { reason: 'internal', count: 1 },
      { reason: 'observed_late', count: 1 },
    ])
  })

  it('is elapsed time when the clocks go forward: 3 h over the missing hour', async () => {
    const scene = await newScene({ timeZone: 'Europe/Berlin' })
    await scene.accounts([{ id: 'a', createdAt: '2026-03-28T23:30:00+01:00' }])
    await scene.history([{ at: '2026-03-29T03:30:00+02:00', event: 'invited', account: 'a' }])
    expect((await scene.report(metric, asOf, query)).summary.medianMs.estimate).toBe(3 * hourMs)
  })

  it('gives an anonymous visitor’s event to the account of whoever it turns out to be: 1 of 1', async () => {
    const scene = await newScene()
    await scene.accounts([{ ...started, id: 'a' }])
    await scene.memberships([{ userId: 'ann', accountId: 'a', validFrom: '2026-03-20T12:00:00Z' }])
    await scene.history([
      { at: '2026-03-20T14:00:00Z', event: 'invited', user: null, anonymousId: 'visitor' },
      { at: '2026-03-20T15:00:00Z', event: '$identify', user: 'ann', anonymousId: 'visitor' },
    ])
    expect((await scene.report(metric, asOf, query)).summary.events).toBe(1)
  })

  it('never counts a neighbour environment’s rows: 0 of 1 here', async () => {
    const scene = await newScene()
    const neighbour = await newScene()
    for (const one of [scene, neighbour]) await one.accounts([{ ...started, id: 'a' }])
    await neighbour.history([{ at: '2026-03-21T12:00:00Z', event: 'invited', account: 'a' }])
    expect((await scene.report(metric, asOf, query)).summary).toMatchObject({ n: 1, events: 0 })
  })

  it('follows users by their own start at level user: 1 of 2', async () => {
    const scene = await newScene()
    await scene.users([
      { ...started, id: 'ann' },
      { ...started, id: 'ben' },
    ])
    await scene.history([{ at: '2026-03-21T12:00:00Z', event: 'invited', user: 'ann' }])
    const { n, summary } = await scene.report(metric, asOf, { ...query, level: 'user' })
    expect([n, summary.events, summary.quantilesMs.p25]).toEqual([2, 1, dayMs])
  })

  it('says of an unknown milestone which there are, and asks for one where none is named', async () => {
    const scene = await newScene()
    const ask = async (search: string) =>
      (await scene.environment.request(`/api/v1/metrics/${metric}?${search}`)).json()
    expect(await ask('milestone=gone')).toMatchObject({
      code: 'invalid_query',
      errors: [
        { path: 'milestone', message: expect.stringContaining('It has invited, published') },
      ],
    })
    expect(await ask('')).toMatchObject({ code: 'invalid_query', errors: [{ path: 'milestone' }] })
  })
})
