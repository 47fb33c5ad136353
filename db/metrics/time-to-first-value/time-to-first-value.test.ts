import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MetricScene, newMetricScene } from '../../../test/harness/metric-scene.ts'
import { newTestApp, type TestApp } from '../../../test/harness/test-app.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** A Monday; examples start on the days before it. */
const asOf = '2026-03-30T12:00:00.000Z'
const metric = 'time-to-first-value'

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

describe('time-to-first-value', () => {
  it('says nothing about nobody: n 0, no median, no rate', async () => {
    const { n, summary, rows } = await (await newScene()).report(metric, asOf)
    expect(n).toBe(0)
    expect(summary.medianMs).toEqual({ estimate: null, lower: null, upper: null })
    expect(summary.reachedByDay.map(({ reached }) => reached)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
    expect(rows).toEqual([])
  })

  it('counts two who wait: 0 of 2, and no median', async () => {
    const scene = await newScene()
    await scene.accounts([
      { id: 'a', createdAt: '2026-03-28T12:00:00Z' },
      { id: 'b', createdAt: '2026-03-29T12:00:00Z' },
    ])
    const { n, summary } = await scene.report(metric, asOf)
    expect([n, summary.events, summary.waiting, summary.churned]).toEqual([2, 0, 2, 0])
    expect(summary.medianMs.estimate).toBeNull()
    expect(summary.followUpMs).toBe(dayMs)
  })

  it('takes everybody: after 1 h and 3 h, half had it between them, median 2 h', async () => {
    const scene = await newScene()
    await scene.accounts([
      { id: 'a', createdAt: '2026-03-28T12:00:00Z' },
      { id: 'b', createdAt: '2026-03-28T12:00:00Z' },
    ])
    await scene.history([
      { at: '2026-03-28T13:00:00Z', event: 'published', account: 'a' },
      { at: '2026-03-28T15:00:00Z', event: 'published', account: 'b' },
    ])
    const { summary, waiting } = await scene.report(metric, asOf)
    expect(summary.medianMs.estimate).toBe(2 * hourMs)
    expect(summary.reachedByDay[0]?.reached).toBe(1)
    expect(waiting).toEqual([])
  })

  it('counts the same event once, and the first of two: 1 h', async () => {
    const scene = await newScene()
    await scene.accounts([{ id: 'a', createdAt: '2026-03-28T12:00:00Z' }])
    const first = { at: '2026-03-28T13:00:00Z', event: 'published', account: 'a', messageId: 'm' }
    await scene.history([first, first, { ...first, at: '2026-03-28T15:00:00Z', messageId: 'm2' }])
    const { summary } = await scene.report(metric, asOf)
    expect([summary.events, summary.medianMs.estimate]).toEqual([1, hourMs])
  })

  it('leaves out what came in after as-of, and restates when it has: 0 of 1, then 1 of 1', async () => {
    const scene = await newScene()
    await scene.accounts([{ id: 'a', createdAt: '2026-03-28T12:00:00Z' }])
    await scene.history([
      {
        at: '2026-03-30T11:00:00Z',
        event: 'published',
        account: 'a',
        receivedAt: '2026-03-30T13:00:00Z',
      },
      // Known by then only through an event that had not come in.
      {
        at: '2026-03-30T10:00:00Z',
        event: 'invited',
        account: 'late',
        receivedAt: '2026-03-30T13:00:00Z',
      },
    ])
    app.clock.set('2026-03-30T14:00:00Z')
    const answer = await scene.environment.request(`/api/v1/metrics/${metric}?asOf=${asOf}`)
    expect(await answer.json()).toMatchObject({ n: 1, summary: { events: 0 } })
    const { summary } = await scene.report(metric, '2026-03-30T14:00:00.000Z')
    expect([summary.n, summary.events, summary.medianMs.estimate]).toEqual([2, 1, 47 * hourMs])
  })

  it('measures elapsed time over midnight and a clock change: 23:30 to 03:30 in Berlin is 3 h', async () => {
    const scene = await newScene({ timeZone: 'Europe/Berlin' })
    await scene.accounts([{ id: 'a', createdAt: '2026-03-28T23:30:00+01:00' }])
    await scene.history([{ at: '2026-03-29T03:30:00+02:00', event: 'published', account: 'a' }])
    const { summary } = await scene.report(metric, asOf)
    expect(summary.medianMs.estimate).toBe(3 * hourMs)
  })

  it('gives an anonymous visitor’s value to the account of whoever it turns out to be: 1 of 1', async () => {
    const scene = await newScene()
    await scene.accounts([{ id: 'a', createdAt: '2026-03-28T12:00:00Z' }])
    await scene.memberships([{ userId: 'ann', accountId: 'a', validFrom: '2026-03-28T12:00:00Z' }])
    await scene.history([
      { at: '2026-03-28T14:00:00Z', event: 'published', user: null, anonymousId: 'visitor' },
      { at: '2026-03-28T15:00:00Z', event: '$identify', user: 'ann', anonymousId: 'visitor' },
    ])
    const { summary } = await scene.report(metric, asOf)
    expect([summary.events, summary.medianMs.estimate]).toEqual([1, 2 * hourMs])
  })

  it('never counts a neighbour environment’s rows: 0 of 1 here, 1 of 1 there', async () => {
    const scene = await newScene()
    const neighbour = await newScene()
    for (const one of [scene, neighbour]) {
      await one.accounts([{ id: 'a', createdAt: '2026-03-28T12:00:00Z' }])
    }
    await neighbour.history([{ at: '2026-03-28T13:00:00Z', event: 'published', account: 'a' }])
    expect((await scene.report(metric, asOf)).summary).toMatchObject({ n: 1, events: 0 })
    expect((await neighbour.report(metric, asOf)).summary).toMatchObject({ n: 1, events: 1 })
  })

  it('keeps a churned account in the denominator: of 2 one reached, one churned, none waits', async () => {
    const scene = await newScene()
    await scene.accounts([
      { id: 'a', createdAt: '2026-03-20T12:00:00Z' },
      { id: 'b', createdAt: '2026-03-20T12:00:00Z', churnedAt: '2026-03-20T13:00:00Z' },
    ])
    await scene.history([{ at: '2026-03-21T12:00:00Z', event: 'published', account: 'a' }])
    const { summary, variants, waiting } = await scene.report(metric, asOf)
    expect([summary.n, summary.events, summary.churned, summary.waiting]).toEqual([2, 1, 1, 0])
    expect(summary.reachedByDay[1]?.reached).toBe(0.5)
    expect(variants?.churnCensored.reachedByDay[1]?.reached).toBe(1)
    expect(variants?.competingRisks).toMatchObject({ reached: 1, churned: 1, waiting: 0 })
    expect(waiting.map(({ id, churned }) => [id, churned])).toEqual([['b', true]])
  })

  it('lets value win a tie with churn, and churn win over value that came later: 1 of 2', async () => {
    const scene = await newScene()
    const start = { createdAt: '2026-03-20T12:00:00Z', churnedAt: '2026-03-21T12:00:00Z' }
    await scene.accounts([
      { ...start, id: 'tie' },
      { ...start, id: 'came-back' },
    ])
    await scene.history([
      { at: '2026-03-21T12:00:00Z', event: 'published', account: 'tie' },
      { at: '2026-03-21T12:00:00.001Z', event: 'published', account: 'came-back' },
    ])
    const { summary, notes, variants } = await scene.report(metric, asOf)
    expect([summary.events, summary.waiting, summary.churned]).toEqual([2, 0, 0])
    expect(notes).toContainEqual({ reason: 'value_after_churn', count: 1 })
    expect(variants?.competingRisks).toMatchObject({ reached: 1, churned: 1, waiting: 0 })
    expect(variants?.churnCensored.events).toBe(1)
  })

  it('draws what became of all day by day, while ten are at risk: 1 churned on day 2, 2 of 12 gone', async () => {
    const scene = await newScene()
    const createdAt = '2026-03-20T12:00:00Z'
    await scene.accounts([
      ...Array.from({ length: 9 }, (_, index) => ({ id: `waits-${index}`, createdAt })),
      { id: 'quick', createdAt },
      { id: 'slow', createdAt },
      { id: 'gone', createdAt, churnedAt: '2026-03-22T12:00:00Z' },
    ])
    await scene.history([
      { at: '2026-03-20T13:00:00Z', event: 'published', account: 'quick' },
      { at: '2026-03-23T13:00:00Z', event: 'published', account: 'slow' },
    ])
    const { variants } = await scene.report(metric, asOf)
    const twelfth = expect.closeTo(1 / 12, 12)
    expect(variants?.competingRisks.curve).toEqual([
      { day: 0, atRisk: 12, reached: 0, churned: 0 },
      { day: 1, atRisk: 11, reached: twelfth, churned: 0 },
      { day: 2, atRisk: 11, reached: twelfth, churned: twelfth },
      { day: 3, atRisk: 10, reached: twelfth, churned: twelfth },
    ])
  })

  it('counts value before the start as 0 ms, and says so', async () => {
    const scene = await newScene()
    await scene.accounts([{ id: 'a', createdAt: '2026-03-28T12:00:00Z' }])
    await scene.history([{ at: '2026-03-28T11:00:00Z', event: 'published', account: 'a' }])
    const { summary, notes } = await scene.report(metric, asOf)
    expect(summary.medianMs.estimate).toBe(0)
    expect(notes).toContainEqual({ reason: 'value_before_start', count: 1 })
  })

  it('counts beside the headline whom the SDK met late: of 5 only 1 was observed from its start', async () => {
    const scene = await newScene()
    const late = { createdAt: '2026-03-20T12:00:00Z', observedFrom: '2026-03-24T12:00:00Z' }
    await scene.accounts([
      { id: 'from-start', createdAt: '2026-03-20T12:00:00Z' },
      { ...late, id: 'had-value', valueAtEntry: true },
      { ...late, id: 'nobody-knows' },
      { ...late, id: 'had-none', valueAtEntry: false },
      { ...late, id: 'not-yet', valueAtEntry: false, observedFrom: '2026-04-24T12:00:00Z' },
      { ...late, id: 'imported', backfilled: true, internal: true },
    ])
    await scene.history([
      // Before the SDK came, so it is not looked at.
      { at: '2026-03-21T12:00:00Z', event: 'published', account: 'had-none' },
      { at: '2026-03-25T12:00:00Z', event: 'published', account: 'had-none' },
    ])
    const { n, summary, exclusions, variants } = await scene.report(metric, asOf)
    expect([n, summary.events]).toEqual([1, 0])
    expect(exclusions).toEqual([
      { reason: 'delayed_entry', count: 1 },
      { reason: 'internal', count: 1 },
      { reason: 'not_yet_observed', count: 1 },
      { reason: 'unknown_at_entry', count: 1 },
      { reason: 'value_at_entry', count: 1 },
    ])
    // At risk from day 4 on, reached on day 5, when 2 were at risk: 1 of 2.
    expect(variants?.delayedEntryIncluded).toMatchObject({ n: 2, events: 1, added: 1, dropped: 0 })
    expect(variants?.delayedEntryIncluded.medianMs.estimate).toBe(5 * dayMs)
    const durations = await scene.units(metric, asOf)
    expect(durations.map((row) => [row.id, row.durationMs, row.observedAfterMs])).toEqual([
      ['had-none', 5 * dayMs, 4 * dayMs],
      ['from-start', 10 * dayMs, null],
    ])
  })

  it('lets whom the SDK met late join when it met them, whoever else is left out: 1 of 1 on day 5', async () => {
    const scene = await newScene()
    const start = { createdAt: '2026-03-20T12:00:00Z' }
    const late = { ...start, valueAtEntry: false, observedFrom: '2026-03-26T12:00:00Z' }
    await scene.accounts([
      { ...start, id: 'a staff', internal: true },
      { ...late, id: 'b' },
      { ...late, id: 'c' },
      { ...start, id: 'd' },
    ])
    await scene.history([{ at: '2026-03-25T12:00:00Z', event: 'published', account: 'd' }])
    const { variants } = await scene.report(metric, asOf)
    expect(variants?.delayedEntryIncluded).toMatchObject({ n: 3, events: 1, added: 2 })
    expect(variants?.delayedEntryIncluded.p75Ms.estimate).toBe(5 * dayMs)
  })

  it('asks of the period only who started in it: the end is not part of it, 1 of 3', async () => {
    const scene = await newScene()
    await scene.accounts([
      { id: 'before', createdAt: '2026-03-19T23:59:59.999Z' },
      { id: 'in', createdAt: '2026-03-20T00:00:00Z' },
      { id: 'after', createdAt: '2026-03-21T00:00:00Z' },
    ])
    const query = { from: '2026-03-20T00:00:00Z', to: '2026-03-21T00:00:00Z' }
    const { waiting, period } = await scene.report(metric, asOf, query)
    expect(waiting.map(({ id }) => id)).toEqual(['in'])
    expect(period).toEqual({ from: '2026-03-20T00:00:00.000Z', to: '2026-03-21T00:00:00.000Z' })
  })

  it('lists who waits, longest first, with how far they have come', async () => {
    const scene = await newScene()
    await scene.accounts([
      { id: 'young', createdAt: '2026-03-29T12:00:00Z' },
      { id: 'old', name: 'Old Ltd', createdAt: '2026-03-20T12:00:00Z' },
    ])
    await scene.history([{ at: '2026-03-22T12:00:00Z', event: 'invited', account: 'old' }])
    const { waiting } = await scene.report(metric, asOf)
    expect(waiting.map(({ id }) => id)).toEqual(['old', 'young'])
    expect(waiting[0]).toEqual({
      id: 'old',
      name: 'Old Ltd',
      startedAt: '2026-03-20T12:00:00.000Z',
      waitingMs: 10 * dayMs,
      milestonesReached: 1,
      lastMilestone: 'invited',
      lastSeenAt: '2026-03-22T12:00:00.000Z',
      churned: false,
    })
  })

  it('tells groups apart by a trait, those without it first', async () => {
    const scene = await newScene()
    const start = { createdAt: '2026-03-20T12:00:00Z' }
    await scene.accounts([
      { ...start, id: 'a', traits: { plan: 'pro' } },
      { ...start, id: 'b', traits: { plan: 'pro' } },
      { ...start, id: 'c', traits: { plan: 'free' } },
      { ...start, id: 'd' },
    ])
    await scene.history([{ at: '2026-03-21T12:00:00Z', event: 'published', account: 'a' }])
    const { groups } = await scene.report(metric, asOf, { groupBy: 'plan' })
    expect(groups?.rows.map(({ value, n, events }) => [value, n, events])).toEqual([
      [null, 1, 0],
      ['free', 1, 0],
      ['pro', 2, 1],
    ])
    // Chance decides what one event says of three groups.
    expect(groups?.comparison).toBeNull()
  })

  it('follows users by their own start at level user: 1 of 2, bots and staff left out', async () => {
    const scene = await newScene()
    const start = { createdAt: '2026-03-20T12:00:00Z' }
    await scene.users([
      { ...start, id: 'ann' },
      { ...start, id: 'ben' },
      { ...start, id: 'bot', bot: true },
      { ...start, id: 'staff', internal: true },
    ])
    await scene.history([{ at: '2026-03-20T13:00:00Z', event: 'published', user: 'ann' }])
    const { n, summary, exclusions, variants } = await scene.report(metric, asOf, { level: 'user' })
    expect([n, summary.events, summary.quantilesMs.p25]).toEqual([2, 1, hourMs])
    expect(exclusions).toEqual([
      { reason: 'bot', count: 1 },
      { reason: 'internal', count: 1 },
    ])
    expect(variants).toBeNull()
  })

  it('counts two ids of one person once after an alias: 1 of 1', async () => {
    const scene = await newScene()
    await scene.history([
      { at: '2026-03-20T12:00:00Z', event: 'invited', user: 'old-id' },
      { at: '2026-03-20T13:00:00Z', event: 'published', user: 'ann' },
    ])
    const answer = await scene.environment.request('/v1/alias', {
      body: { previousId: 'old-id', userId: 'ann', timestamp: '2026-03-21T12:00:00Z' },
    })
    expect(answer.status).toBe(200)
    const now = new Date(app.now()).toISOString()
    const { n, summary } = await scene.report(metric, now, { level: 'user' })
    expect([n, summary.events, summary.medianMs.estimate]).toEqual([1, 1, hourMs])
  })

  it('fills nothing while no milestone is the first value', async () => {
    const scene = await newMetricScene(app)
    await scene.accounts([{ id: 'a', createdAt: '2026-03-20T12:00:00Z' }])
    const { milestone, n, rows } = await scene.report(metric, asOf)
    expect([milestone, n, rows]).toEqual([null, 0, []])
  })
})
