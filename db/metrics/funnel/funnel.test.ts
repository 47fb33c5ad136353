import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type MetricScene,
  newMetricScene,
  type ReportOf,
  type SceneEvent,
} from '../../../test/harness/metric-scene.ts'
import { newTestApp, type TestApp } from '../../../test/harness/test-app.ts'

const hourMs = 3_600_000
const asOf = '2026-03-30T12:00:00.000Z'
const start = { createdAt: '2026-03-01T12:00:00Z' }
const metric = 'funnel'

let app: TestApp
beforeAll(async () => {
  app = await newTestApp({ at: asOf })
})
afterAll(() => app.close())

const steps = (...events: string[]) => JSON.stringify(events.map((event) => ({ event })))
const query = { steps: steps('created', 'shared', 'published'), windowDays: '2' }
const reached = ({ rows }: ReportOf<'funnel'>) => rows.map((row) => row.reached.k)

/** Accounts named here did these events, `created 10:00` on 28 March or as `28T10:00`. */
async function newScene(walks: Record<string, string>): Promise<MetricScene> {
  const scene = await newMetricScene(app)
  await scene.accounts(Object.keys(walks).map((id) => ({ ...start, id })))
  await scene.history(
    Object.entries(walks).flatMap(([account, walk]) =>
      walk.split(', ').map((did): SceneEvent => {
        const [event = '', at = ''] = did.split(' ')
        return { at: `2026-03-${at.includes('T') ? at : `28T${at}`}:00Z`, event, account }
      }),
    ),
  )
  return scene
}

describe('funnel', () => {
  it('says nothing about nobody: 0 of 0 has no rate', async () => {
    const scene = await newMetricScene(app)
    const { n, rows, summary } = await scene.report(metric, asOf, query)
    expect(n).toBe(0)
    expect(rows.map(({ label }) => label)).toEqual(['created', 'shared', 'published'])
    expect(summary.converted).toEqual({ k: 0, n: 0, rate: null, lower: null, upper: null })
    expect(summary.timeToConvert.medianMs.estimate).toBeNull()
  })

  it('fills nothing while no funnel is saved and none is asked for', async () => {
    const { funnel, n, rows } = await (await newMetricScene(app)).report(metric, asOf)
    expect([funnel, n, rows]).toEqual([null, 0, []])
  })

  it('takes everybody: 2 of 2, 1 h and then 2 h', async () => {
    const walk = 'created 10:00, shared 11:00, published 13:00'
    const report = await (await newScene({ a: walk, b: walk })).report(metric, asOf, query)
    expect(reached(report)).toEqual([2, 2, 2])
    expect(report.rows.map((row) => row.sincePrevious.medianMs)).toEqual([0, hourMs, 2 * hourMs])
    expect(report.rows[2]?.sinceEntry).toEqual({ n: 2, medianMs: 3 * hourMs, p90Ms: 3 * hourMs })
    expect(report.summary.timeToConvert.medianMs.estimate).toBe(3 * hourMs)
  })

  it('tells who is lost from who is under way: 1 and 1 of 3', async () => {
    const scene = await newScene({
      done: 'created 10:00, shared 11:00',
      lost: 'created 10:00',
      young: 'created 29T10:00',
    })
    const { rows } = await scene.report(metric, asOf, query)
    const { reached: all, mature, lost, underway } = rows[1]!
    expect([all.k, all.n, mature.k, mature.n, lost, underway]).toEqual([1, 3, 1, 2, 1, 1])
  })

  it('follows who did not get there to the end of the window or to as-of: 48 h and 26 h', async () => {
    const scene = await newScene({ old: 'created 10:00', young: 'created 29T10:00' })
    const units = await scene.units(metric, asOf, query)
    const watched = units.filter(({ reached: isReached }) => !isReached)
    expect(watched.map(({ id, step, durationMs }) => [id, step, durationMs / hourMs])).toEqual([
      ['old', 'lost', 48],
      ['young', 'underway', 26],
    ])
  })

  it('counts an event once, however often it comes: 1 of 1 and nobody further', async () => {
    const scene = await newMetricScene(app)
    await scene.accounts([{ ...start, id: 'a' }])
    const once = { at: '2026-03-28T10:00:00Z', event: 'created', account: 'a', messageId: 'once' }
    await scene.history([once, once])
    const report = await scene.report(metric, asOf, { steps: steps('created', 'created') })
    expect(reached(report)).toEqual([1, 0])
  })

  it('lets the end of the window belong to it: 1 of 2 after exactly 2 days', async () => {
    const scene = await newScene({
      in: 'created 10:00, shared 30T10:00',
      out: 'created 10:00, shared 30T10:01',
    })
    expect(reached(await scene.report(metric, asOf, query))).toEqual([2, 1, 0])
  })

  it('takes from whichever entry leads furthest, in any order, or only what was done next', async () => {
    const scene = await newScene({
      again: 'created 10:00, shared 11:00, created 30T10:30, shared 30T10:40, published 30T11:00',
      backwards: 'published 09:00, shared 10:00, created 11:00',
      paused: 'created 10:00, looked 10:30, shared 11:00',
    })
    const ask = async (order: string) =>
      reached(await scene.report(metric, asOf, { ...query, order }))
    expect(await ask('ordered_first')).toEqual([3, 2, 0])
    expect(await ask('ordered_best_entry')).toEqual([3, 2, 1])
    expect(await ask('any_order_first_entry')).toEqual([3, 3, 1])
    expect(await ask('strict_best_entry')).toEqual([3, 1, 1])
  })

  it('keeps at step 1 who was put off between step 1 and 2: 1 of 2', async () => {
    const scene = await newScene({
      put: 'created 10:00, dismissed 10:30, shared 11:00',
      off: 'created 10:00, dismissed 11:30, shared 11:00',
    })
    const exclude = JSON.stringify({ event: 'dismissed', between: [1, 2] })
    expect(reached(await scene.report(metric, asOf, { ...query, exclude }))).toEqual([2, 1, 0])
  })

  it('walks each value by itself where a property is held: 2 projects, 1 shared', async () => {
    const scene = await newMetricScene(app)
    await scene.accounts([{ ...start, id: 'a' }])
    const rows: [string, object][] = [
      ['created', { project: 'x' }],
      ['created', { project: 7 }],
      ['created', { project: '' }],
      ['shared', { project: 7 }],
      ['published', { project: 'x' }],
    ]
    await scene.environment.request('/v1/import', {
      method: 'POST',
      body: {
        batch: rows.map(([event, properties], index) => ({
          type: 'track',
          event,
          properties,
          messageId: `held-${index}`,
          userId: 'ann',
          context: { groupId: 'a' },
          timestamp: `2026-03-28T1${index}:00:00Z`,
          receivedAt: `2026-03-28T1${index}:00:01Z`,
        })),
      },
    })
    const held = { ...query, holdConstant: 'project' }
    expect(reached(await scene.report(metric, asOf, held))).toEqual([2, 1, 0])
  })

  it('bounds the entry by the period: 1 of 2 on the 29th', async () => {
    const scene = await newScene({ a: 'created 10:00', b: 'created 29T10:00, shared 29T11:00' })
    const period = { from: '2026-03-29T00:00:00Z', to: '2026-03-30T00:00:00Z' }
    expect(reached(await scene.report(metric, asOf, { ...query, ...period }))).toEqual([1, 1, 0])
  })

  it('gives an anonymous visitor’s step to the account of whoever it turns out to be', async () => {
    const scene = await newMetricScene(app)
    await scene.accounts([{ ...start, id: 'a' }])
    await scene.memberships([{ userId: 'ann', accountId: 'a', validFrom: start.createdAt }])
    await scene.history([
      { at: '2026-03-28T14:00:00Z', event: 'created', user: null, anonymousId: 'visitor' },
      { at: '2026-03-28T15:00:00Z', event: '$identify', user: 'ann', anonymousId: 'visitor' },
      { at: '2026-03-28T16:00:00Z', event: 'shared', user: 'ann' },
    ])
    expect(reached(await scene.report(metric, asOf, query))).toEqual([1, 1, 0])
  })

  it('never counts a neighbour environment’s rows, own staff or bots', async () => {
    const scene = await newScene({ a: 'created 10:00', staff: 'created 10:00, shared 11:00' })
    await newScene({ a: 'created 10:00, shared 11:00' })
    await scene.accounts([{ id: 'staff', internal: true }])
    const report = await scene.report(metric, asOf, query)
    expect(reached(report)).toEqual([1, 0, 0])
    expect(report.exclusions).toEqual([{ reason: 'internal', count: 1 }])
  })

  it('walks users by what each did themself at level user: 1 of 2', async () => {
    const scene = await newMetricScene(app)
    await scene.users([
      { ...start, id: 'ann' },
      { ...start, id: 'ben' },
    ])
    await scene.history([
      { at: '2026-03-28T10:00:00Z', event: 'created', user: 'ann' },
      { at: '2026-03-28T10:00:00Z', event: 'created', user: 'ben', account: 'a' },
      { at: '2026-03-28T11:00:00Z', event: 'shared', user: 'ben', account: 'b' },
    ])
    const report = await scene.report(metric, asOf, { ...query, level: 'user' })
    expect(reached(report)).toEqual([2, 1, 0])
  })

  it('takes steps by milestone and by feature, and tells groups apart: 1 of 1 pro, 0 of 1 free', async () => {
    const scene = await newScene({ a: 'created 10:00, shared 11:00', b: 'created 10:00' })
    await scene.milestones({ created: {} })
    await scene.features({ shared: { name: 'Sharing' } })
    await scene.accounts([
      { id: 'a', traits: { plan: 'pro' } },
      { id: 'b', traits: { plan: 'free' } },
    ])
    const asked = JSON.stringify([{ milestone: 'created' }, { feature: 'shared' }])
    const report = await scene.report(metric, asOf, { steps: asked, groupBy: 'plan' })
    expect(report.rows.map(({ label }) => label)).toEqual(['created', 'Sharing'])
    expect(report.groups?.rows.map((group) => [group.value, ...group.reached])).toEqual([
      ['free', 1, 0],
      ['pro', 1, 1],
    ])
  })

  it.each([
    ['steps', { steps: 'created' }],
    ['steps', { steps: steps('created') }],
    ['steps', { steps: JSON.stringify([{ milestone: 'unknown' }, { event: 'a' }]) }],
    ['funnel', { funnel: 'unknown' }],
    ['windowDays', { windowDays: '-1' }],
    ['exclude', { ...query, exclude: JSON.stringify({ event: 'x', between: [3, 4] }) }],
    ['exclude.between', { ...query, exclude: JSON.stringify({ event: 'x', between: [2, 2] }) }],
    ['order', { ...query, order: 'backwards' }],
  ])('refuses %s that cannot be walked, %j, and names it', async (path, asked) => {
    const { environment } = await newMetricScene(app)
    const answer = await environment.request(`/api/v1/metrics/funnel?${new URLSearchParams(asked)}`)
    expect(await answer.json()).toMatchObject({ code: 'invalid_query', errors: [{ path }] })
  })
})
