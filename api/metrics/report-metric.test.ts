import type { MetricAnswer } from '#contract/metric-report'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MetricScene, newMetricScene } from '../../test/harness/metric-scene.ts'
import { newGuideDraft, publishGuide } from '../../test/harness/new-guide-draft.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

const now = '2026-03-30T12:00:00.000Z'
const hourMs = 3_600_000

let app: TestApp
beforeAll(async () => {
  app = await newTestApp({ at: now })
})
afterAll(() => app.close())

async function newScene(options: { timeZone?: string } = {}): Promise<MetricScene> {
  const scene = await newMetricScene(app, options)
  await scene.milestones({ published: { firstValue: true } })
  return scene
}

/** Accounts of an arm that start together; every one reaches first value after so many hours. */
async function startArm(scene: MetricScene, arm: string, count: number, hours: number, at: string) {
  const ids = Array.from({ length: count }, (_, i) => `${arm}${i}`)
  await scene.accounts(ids.map((id) => ({ id, createdAt: at, traits: { arm, plan: 'pro' } })))
  await scene.history(
    ids.map((account, i) => ({
      at: new Date(Date.parse(at) + (hours + i / 10) * hourMs).toISOString(),
      event: 'published',
      account,
    })),
  )
  app.clock.set(now)
}

async function ask(scene: MetricScene, path: string) {
  const answer = await scene.environment.request(`/api/v1/metrics/${path}`)
  return (await answer.json()) as Extract<MetricAnswer, { metric: 'time-to-first-value' }>
}

describe('reportMetric', () => {
  it('answers for the members of a segment, now and for a past as-of: 1 of 2', async () => {
    const scene = await newScene()
    const start = { createdAt: '2026-03-20T12:00:00Z' }
    await scene.accounts([
      { ...start, id: 'a', traits: { plan: 'pro' } },
      { ...start, id: 'b', traits: { plan: 'free' } },
    ])
    await scene.history([{ at: '2026-03-21T12:00:00Z', event: 'published', account: 'a' }])
    await scene.environment.request('/api/v1/segments/paying', {
      method: 'PUT',
      body: { name: 'Paying', condition: { account: 'plan', op: 'is', value: 'pro' } },
    })
    const members = await scene.report('time-to-first-value', now, { segment: 'paying' })
    expect([members.n, members.summary.events]).toEqual([1, 1])
    const { groups } = await scene.report('time-to-first-value', now, {
      groupBy: '$segment:paying',
    })
    expect(groups?.rows.map(({ value, n, events }) => [value, n, events])).toEqual([
      ['in', 1, 1],
      ['out', 1, 0],
    ])
  })

  it('means the account of a user by a segment at level user: 1 of 2', async () => {
    const scene = await newScene()
    const start = { createdAt: '2026-03-20T12:00:00Z' }
    await scene.accounts([{ ...start, id: 'a', traits: { plan: 'pro' } }])
    await scene.users([
      { ...start, id: 'ann' },
      { ...start, id: 'ben' },
    ])
    await scene.memberships([{ userId: 'ann', accountId: 'a', validFrom: start.createdAt }])
    await scene.environment.request('/api/v1/segments/paying', {
      method: 'PUT',
      body: { name: 'Paying', condition: { account: 'plan', op: 'is', value: 'pro' } },
    })
    const query = { segment: 'paying', level: 'user' }
    expect((await scene.report('time-to-first-value', now, query)).n).toBe(1)
  })

  it('names the segments there are where it is asked for another, or for a neighbour’s', async () => {
    const scene = await newScene()
    const neighbour = await newScene()
    for (const [one, key] of [
      [scene, 'ours'],
      [neighbour, 'theirs'],
    ] as const) {
      await one.environment.request(`/api/v1/segments/${key}`, {
        method: 'PUT',
        body: { name: key, condition: { account: 'plan', op: 'exists' } },
      })
    }
    for (const [query, path] of [
      ['segment=theirs', 'segment'],
      ['groupBy=$segment:theirs', 'groupBy'],
    ]) {
      expect(await ask(scene, `time-to-first-value?${query}`)).toMatchObject({
        code: 'invalid_query',
        errors: [{ path, message: expect.stringContaining('It has ours; see GET') }],
      })
    }
  })

  it('puts starts into the weeks of the environment: an hour before Monday there is the week before', async () => {
    const scene = await newScene({ timeZone: 'Europe/Berlin' })
    await scene.accounts([
      { id: 'sunday', createdAt: '2026-03-15T22:59:59.999Z' },
      { id: 'monday', createdAt: '2026-03-15T23:00:00Z' },
    ])
    const { groups } = await scene.report('time-to-first-value', now, { groupBy: '$cohortWeek' })
    expect(groups?.rows.map(({ value, n }) => [value, n])).toEqual([
      ['2026-03-09', 1],
      ['2026-03-16', 1],
    ])
    expect(groups?.comparison).toBeNull()
    await scene.environment.request(`/api/v1/environments/${scene.environment.environmentId}`, {
      method: 'PATCH',
      body: { weekStart: 'sunday' },
    })
    const ofSundays = await ask(scene, 'time-to-first-value?groupBy=$cohortWeek')
    expect(ofSundays.groups?.rows.map(({ value, n }) => [value, n])).toEqual([['2026-03-15', 2]])
  })

  it('compares two arms: 10 of 11 reached by day 14 in each, one of them 24 h later, split as by chance', async () => {
    const scene = await newScene()
    await startArm(scene, 'a', 10, 1, '2026-02-20T12:00:00Z')
    await startArm(scene, 'b', 10, 25, '2026-02-20T12:00:00Z')
    await scene.accounts(
      ['a', 'b'].map((arm) => ({
        id: `${arm}-waits`,
        createdAt: '2026-02-20T12:00:00Z',
        traits: { arm, plan: 'pro' },
      })),
    )
    const report = await scene.report('time-to-first-value', now, {
      groupBy: 'arm',
      stratifyBy: 'plan',
    })
    const { comparison, split } = report.groups!
    expect(comparison?.p).toBeLessThan(0.01)
    // One stratum: like is compared with like as it was.
    expect(comparison?.stratified).toMatchObject({ by: 'plan', chiSquare: comparison?.chiSquare })
    expect(comparison?.difference?.reachedBy14Days.estimate).toBe(0)
    expect(comparison?.difference?.restrictedMean30DaysMs.estimate).toBeCloseTo(
      (10 * 24 * hourMs) / 11,
      3,
    )
    expect(split).toEqual({
      groups: [
        { value: 'a', n: 11 },
        { value: 'b', n: 11 },
      ],
      chiSquare: 0,
      degreesOfFreedom: 1,
      p: 1,
      isMismatch: false,
    })
  })

  it('compares with nothing a group of fewer than 10 events', async () => {
    const scene = await newScene()
    await startArm(scene, 'a', 10, 1, '2026-02-20T12:00:00Z')
    await startArm(scene, 'b', 9, 25, '2026-02-20T12:00:00Z')
    const { groups } = await ask(scene, 'time-to-first-value?groupBy=arm')
    expect(groups?.comparison).toBeNull()
    expect(groups?.rows[0]?.medianMs.lower).not.toBeNull()
    expect(groups?.rows[1]).toMatchObject({ n: 9, medianMs: { lower: null, upper: null } })
  })

  it('tells units apart by the version of a guide they met first: 1 of each, 1 that met none', async () => {
    const scene = await newScene()
    const start = { createdAt: '2026-03-20T12:00:00Z' }
    await scene.accounts(['a', 'b', 'c'].map((id) => ({ ...start, id })))
    const draft = newGuideDraft('tour', { key: 'welcome' })
    const first = await publishGuide(scene.environment, draft)
    const second = await publishGuide(scene.environment, { ...draft, name: 'Another name' })
    const met = (at: string, account: string, user: string, versionId: string) => ({
      at,
      event: '$guide_started',
      account,
      user,
      properties: { guideKey: 'welcome', versionId },
    })
    await scene.history([
      met('2026-03-21T12:00:00Z', 'a', 'u0', first),
      met('2026-03-22T12:00:00Z', 'b', 'u1', second),
      met('2026-03-23T12:00:00Z', 'b', 'u2', first),
    ])
    const { groups } = await scene.report('time-to-first-value', now, {
      groupBy: '$guide:welcome',
    })
    expect(groups?.rows.map(({ value, n }) => [value, n])).toEqual([
      [null, 1],
      ['1', 1],
      ['2', 1],
    ])
  })

  it('tells the period before beside the one asked for, and whether the pace changed: 1 h, then 25 h', async () => {
    const scene = await newScene()
    await startArm(scene, 'a', 10, 1, '2026-02-20T12:00:00Z')
    await startArm(scene, 'b', 10, 25, '2026-03-01T12:00:00Z')
    const period = 'from=2026-02-27T00:00:00Z&to=2026-03-09T00:00:00Z'
    const report = await ask(scene, `time-to-first-value?${period}&compare=previous`)
    expect(report.previous).toMatchObject({
      n: 10,
      period: { from: '2026-02-17T00:00:00.000Z', to: '2026-02-27T00:00:00.000Z' },
    })
    expect(report.change?.p).toBeLessThan(0.001)
    expect(report.change?.observed).toEqual([10, 10])
    const alone = await ask(scene, `time-to-first-value?${period}`)
    expect([alone.previous, alone.change]).toEqual([null, null])
    expect(await ask(scene, 'time-to-first-value?compare=previous')).toMatchObject({
      code: 'invalid_query',
      errors: [{ path: 'from' }],
    })
  })

  it('says how fresh it is, and marks what was published and redefined in its period', async () => {
    const scene = await newScene()
    app.clock.set('2026-03-28T12:00:00Z')
    await scene.milestones({ published: { firstValue: true, condition: { event: 'shared' } } })
    // A new name changes no number.
    await scene.milestones({
      published: { name: 'Shared', firstValue: true, condition: { event: 'shared' } },
    })
    await scene.accounts([{ id: 'a', createdAt: '2026-03-20T12:00:00Z' }])
    await scene.history([{ at: '2026-03-28T13:00:00Z', event: 'shared', account: 'a' }])
    app.clock.set(now)
    const { freshAsOf, annotations } = await ask(scene, 'time-to-first-value')
    expect(freshAsOf).toBe('2026-03-28T13:00:01.000Z')
    expect(annotations).toEqual([
      {
        kind: 'milestone_changed',
        key: 'published',
        name: 'published',
        version: 2,
        at: '2026-03-28T12:00:00.000Z',
      },
    ])
    const later = await ask(scene, 'time-to-first-value?from=2026-03-29T00:00:00Z')
    expect(later.annotations).toEqual([])
  })

  it('marks segments that were changed and whatever was deleted', async () => {
    const scene = await newScene()
    const put = (path: string, body: object) =>
      scene.environment.request(`/api/v1/${path}`, { method: 'PUT', body })
    await put('segments/pro', {
      name: 'Pro',
      condition: { account: 'plan', op: 'is', value: 'pro' },
    })
    await put('segments/pro', {
      name: 'Pro',
      condition: { account: 'plan', op: 'is', value: 'max' },
    })
    await put('features/export', { name: 'Export', condition: { event: 'exported' } })
    for (const path of ['segments/pro', 'features/export']) {
      await scene.environment.request(`/api/v1/${path}`, { method: 'DELETE' })
    }
    const { annotations } = await ask(scene, 'time-to-first-value')
    expect(annotations.map(({ kind, key, name }) => [kind, key, name])).toEqual([
      ['segment_changed', 'pro', 'Pro'],
      ['segment_deleted', 'pro', 'Pro'],
      ['feature_deleted', 'export', 'Export'],
    ])
  })

  it('says before it reads them all that 10,000 values are no groups', async () => {
    const scene = await newScene()
    for (let from = 0; from < 10_000; from += 1_000) {
      await scene.accounts(
        Array.from({ length: 1_000 }, (_, i) => ({
          id: `a${from + i}`,
          createdAt: '2026-03-20T12:00:00Z',
          traits: { vat: `${from + i}` },
        })),
      )
    }
    app.clock.set(now)
    expect(await ask(scene, 'time-to-first-value?groupBy=vat')).toMatchObject({
      code: 'invalid_query',
      errors: [{ path: 'groupBy', message: expect.stringContaining('more than 50 values') }],
    })
  })
})
