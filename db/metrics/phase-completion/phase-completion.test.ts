import type { MetricAnswer } from '#contract/metric-report'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MetricScene, newMetricScene } from '../../../test/harness/metric-scene.ts'
import { newTestApp, type TestApp } from '../../../test/harness/test-app.ts'

const hourMs = 3_600_000
const asOf = '2026-03-30T12:00:00.000Z'
const start = { createdAt: '2026-03-28T12:00:00Z' }
const metric = 'phase-completion'

let app: TestApp
beforeAll(async () => {
  app = await newTestApp({ at: asOf })
})
afterAll(() => app.close())

/** A checklist of two phases: set up (created, connected), then share (published). */
async function newScene(options: { timeZone?: string } = {}): Promise<MetricScene> {
  const scene = await newMetricScene(app, options)
  await scene.milestones({ created: {}, connected: {}, published: {}, elsewhere: {} })
  await publishChecklist(scene, 'first-steps', {
    'set-up': ['created', 'connected'],
    share: ['published'],
  })
  return scene
}

async function publishChecklist(
  { environment }: MetricScene,
  key: string,
  phases: Record<string, string[]>,
): Promise<void> {
  const content = {
    title: { en: `Checklist ${key}` },
    phases: Object.entries(phases).map(([phase, milestones]) => ({
      key: phase,
      title: { en: `Phase ${phase}` },
      unlock: { kind: 'always' },
      steps: milestones.map((milestone) => ({
        key: milestone,
        title: { en: milestone },
        milestone,
      })),
    })),
  }
  const draft = { key, name: key, kind: 'checklist', audience: null, trigger: 'auto', content }
  const saved = await environment.request(`/api/v1/guides/${key}`, {
    method: 'PUT',
    body: { draft },
  })
  expect(saved.status, await saved.text()).toBe(200)
  const published = await environment.request(`/api/v1/guides/${key}/publish`, { method: 'POST' })
  expect(published.status, await published.text()).toBe(200)
}

const done = (report: { rows: { phase: string; completed: { k: number; n: number } }[] }) =>
  report.rows.map(({ phase, completed }) => [phase, completed.k, completed.n])

describe('phase-completion', () => {
  it('says nothing about nobody: 0 of 0 has no rate', async () => {
    const { n, checklist, rows, summary } = await (await newScene()).report(metric, asOf)
    expect(n).toBe(0)
    expect(checklist).toEqual({ key: 'first-steps', title: 'Checklist first-steps' })
    expect(rows[0]?.completed).toEqual({ k: 0, n: 0, rate: null, lower: null, upper: null })
    expect(summary.meanProgress).toBeNull()
    expect(summary.milestonesDoneHistogram).toEqual([0, 0, 0, 0])
  })

  it('takes everybody: 2 of 2 did all 3 milestones, in any order', async () => {
    const scene = await newScene()
    await scene.accounts([
      { ...start, id: 'a' },
      { ...start, id: 'b' },
    ])
    await scene.history(
      ['a', 'b'].flatMap((account) => [
        { at: '2026-03-28T13:00:00Z', event: 'published', account },
        { at: '2026-03-28T14:00:00Z', event: 'connected', account },
        { at: '2026-03-28T16:00:00Z', event: 'created', account },
      ]),
    )
    const report = await scene.report(metric, asOf)
    expect(done(report)).toEqual([
      ['set-up', 2, 2],
      ['share', 2, 2],
    ])
    expect(report.rows.map((row) => row.timeToComplete.medianMs.estimate)).toEqual([
      4 * hourMs,
      hourMs,
    ])
    expect(report.summary.onboardingComplete.rate).toBe(1)
    expect(report.summary.currentPhase).toEqual({ 'set-up': 0, share: 0, complete: 2 })
    expect(report.summary.meanProgress).toBe(1)
  })

  it('counts a milestone once, however often it happens: 1 of 2 is no phase', async () => {
    const scene = await newScene()
    await scene.accounts([{ ...start, id: 'a' }])
    const first = { at: '2026-03-28T13:00:00Z', event: 'created', account: 'a', messageId: 'm' }
    await scene.history([first, first, { ...first, messageId: 'm2' }])
    const { rows, summary } = await scene.report(metric, asOf)
    expect(rows[0]?.completed.k).toBe(0)
    expect(summary.milestonesDoneHistogram).toEqual([0, 1, 0, 0])
  })

  it('leaves out what came in after as-of: 0 of 1', async () => {
    const scene = await newScene()
    await scene.accounts([{ ...start, id: 'a' }])
    await scene.history([
      {
        at: '2026-03-29T12:00:00Z',
        event: 'published',
        account: 'a',
        receivedAt: '2026-03-30T12:00:00.001Z',
      },
    ])
    app.clock.set('2026-03-31T12:00:00Z')
    const answer = await scene.environment.request(`/api/v1/metrics/${metric}?asOf=${asOf}`)
    const report = (await answer.json()) as Parameters<typeof done>[0]
    expect(done(report)).toEqual([
      ['set-up', 0, 1],
      ['share', 0, 1],
    ])
  })

  it('measures elapsed time over midnight and a clock change: 23:30 to 03:30 in Berlin is 3 h', async () => {
    const scene = await newScene({ timeZone: 'Europe/Berlin' })
    await scene.accounts([{ id: 'a', createdAt: '2026-03-28T23:30:00+01:00' }])
    await scene.history([{ at: '2026-03-29T03:30:00+02:00', event: 'published', account: 'a' }])
    const { rows } = await scene.report(metric, asOf)
    expect(rows[1]?.timeToComplete.medianMs.estimate).toBe(3 * hourMs)
  })

  it('gives an anonymous visitor’s milestone to the account of whoever it turns out to be', async () => {
    const scene = await newScene()
    await scene.accounts([{ ...start, id: 'a' }])
    await scene.memberships([{ userId: 'ann', accountId: 'a', validFrom: start.createdAt }])
    await scene.history([
      { at: '2026-03-28T14:00:00Z', event: 'published', user: null, anonymousId: 'visitor' },
      { at: '2026-03-28T15:00:00Z', event: '$identify', user: 'ann', anonymousId: 'visitor' },
    ])
    expect(done(await scene.report(metric, asOf))[1]).toEqual(['share', 1, 1])
  })

  it('never counts a neighbour environment’s rows: 0 of 1 here, 1 of 1 there', async () => {
    const scene = await newScene()
    const neighbour = await newScene()
    for (const one of [scene, neighbour]) await one.accounts([{ ...start, id: 'a' }])
    await neighbour.history([{ at: '2026-03-28T13:00:00Z', event: 'published', account: 'a' }])
    expect(done(await scene.report(metric, asOf))[1]).toEqual(['share', 0, 1])
    expect(done(await neighbour.report(metric, asOf))[1]).toEqual(['share', 1, 1])
  })

  it('keeps an account in its first incomplete phase though a later one is done: 1 there, 0 in order', async () => {
    const scene = await newScene()
    await scene.accounts([
      { ...start, id: 'a' },
      { ...start, id: 'staff', internal: true },
    ])
    await scene.history([
      { at: '2026-03-28T13:00:00Z', event: 'published', account: 'a' },
      { at: '2026-03-28T13:00:00Z', event: 'elsewhere', account: 'a' },
    ])
    const { rows, summary, exclusions } = await scene.report(metric, asOf)
    expect(rows.map((row) => [row.completed.k, row.sequentiallyCompleted])).toEqual([
      [0, 0],
      [1, 0],
    ])
    expect(summary.currentPhase).toEqual({ 'set-up': 1, share: 0, complete: 0 })
    expect(summary.meanProgress).toBeCloseTo(1 / 3)
    expect(exclusions).toEqual([{ reason: 'internal', count: 1 }])
  })

  it('counts users by what each did themself at level user: 1 of 2', async () => {
    const scene = await newScene()
    await scene.users([
      { ...start, id: 'ann' },
      { ...start, id: 'ben' },
    ])
    await scene.history([{ at: '2026-03-28T13:00:00Z', event: 'published', user: 'ann' }])
    expect(done(await scene.report(metric, asOf, { level: 'user' }))[1]).toEqual(['share', 1, 2])
  })

  it('counts the checklist made first, or the one asked for', async () => {
    const scene = await newScene()
    app.clock.advance(1000)
    await publishChecklist(scene, 'another', { only: ['elsewhere'] })
    expect((await scene.report(metric, asOf)).checklist?.key).toBe('first-steps')
    const { checklist, rows } = await scene.report(metric, asOf, { checklist: 'another' })
    expect(checklist?.key).toBe('another')
    expect(rows.map(({ milestones }) => milestones)).toEqual([['elsewhere']])
  })

  it('fills nothing while no checklist is published', async () => {
    const scene = await newMetricScene(app)
    await scene.accounts([{ ...start, id: 'a' }])
    const { checklist, n, rows, summary } = await scene.report(metric, asOf)
    expect([checklist, n, rows]).toEqual([null, 0, []])
    expect(summary.currentPhase).toEqual({})
  })

  it('tells groups apart, and marks the publishing of the checklist: pro 1 of 1, free 0 of 1', async () => {
    const scene = await newScene()
    await scene.accounts([
      { ...start, id: 'a', traits: { plan: 'pro' } },
      { ...start, id: 'b', traits: { plan: 'free' } },
    ])
    await scene.history([{ at: '2026-03-28T13:00:00Z', event: 'published', account: 'a' }])
    const { groups } = await scene.report(metric, asOf, { groupBy: 'plan' })
    expect(groups?.rows.map(({ value, n, phases }) => [value, n, phases[1]?.completed.k])).toEqual([
      ['free', 1, 0],
      ['pro', 1, 1],
    ])
    const answer = await scene.environment.request(`/api/v1/metrics/${metric}`)
    const { annotations } = (await answer.json()) as MetricAnswer
    expect(annotations).toMatchObject([
      { kind: 'guide_published', key: 'first-steps', name: 'first-steps', version: 1 },
    ])
  })
})
