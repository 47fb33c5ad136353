import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type MetricScene,
  newMetricScene,
  type SceneEvent,
} from '../../../test/harness/metric-scene.ts'
import { newTestApp, type TestApp } from '../../../test/harness/test-app.ts'

/** A Wednesday: the week of 23 March is over, that of 30 March is not. */
const asOf = '2026-04-01T12:00:00.000Z'
const metric = 'retention'
const asUsers = { level: 'user' }

let app: TestApp
beforeAll(async () => {
  app = await newTestApp({ at: asOf })
})
afterAll(() => app.close())

/** Each is seen at these instants. */
function visits(seen: Record<string, string[]>): SceneEvent[] {
  return Object.entries(seen).flatMap(([user, times]) =>
    times.map((at) => ({ at, event: 'looked', user })),
  )
}

async function sceneOf(
  seen: Record<string, string[]>,
  options?: Parameters<typeof newMetricScene>[1],
): Promise<MetricScene> {
  const scene = await newMetricScene(app, options)
  await scene.history(visits(seen))
  return scene
}

async function askRetention(scene: MetricScene, query: Record<string, string> = asUsers) {
  return scene.report(metric, asOf, query)
}

/** Cohorts as text, such as `2026-03-09: 2 1 1 0*`, with * where the interval is not over. */
function tell(
  { rows }: Awaited<ReturnType<typeof askRetention>>,
  mode: 'on' | 'onOrAfter' = 'on',
): string[] {
  return rows.map(
    ({ cohort, cells }) =>
      `${cohort}: ${cells.map((cell) => `${cell[mode].k}${cell.complete ? '' : '*'}`).join(' ')}`,
  )
}

describe('retention', () => {
  it('says nothing about nobody', async () => {
    const report = await askRetention(await newMetricScene(app))
    expect([report.n, report.rows, report.overall.cells, report.rolling]).toEqual([0, [], [], []])
    expect(report.overall.brackets[0]?.retained).toMatchObject({ k: 0, n: 0, rate: null })
  })

  it('takes everybody: 2 of 2 in their week, 1 in the next, and the one who pauses is not lost', async () => {
    const scene = await sceneOf({
      ann: ['2026-03-09T12:00:00Z', '2026-03-17T12:00:00Z'],
      ben: ['2026-03-10T12:00:00Z', '2026-03-25T12:00:00Z'],
    })
    const report = await askRetention(scene)
    expect(tell(report)).toEqual(['2026-03-09: 2 1 1 0*'])
    expect(tell(report, 'onOrAfter')).toEqual(['2026-03-09: 2 2 1 0*'])
    expect(report.rows[0]?.cells[1]?.on).toEqual({
      k: 1,
      n: 2,
      rate: 0.5,
      lower: null,
      upper: null,
    })
  })

  it('counts the same event once, and a week once', async () => {
    const scene = await newMetricScene(app)
    const [visit] = visits({ ann: ['2026-03-17T12:00:00Z'] })
    await scene.history([
      { ...visit!, messageId: 'm' },
      { ...visit!, messageId: 'm', at: '2026-03-26T12:00:00Z' },
      ...visits({ ann: ['2026-03-18T12:00:00Z'] }),
    ])
    expect(tell(await askRetention(scene))).toEqual(['2026-03-16: 1 0 0*'])
  })

  it('leaves out what came in after as-of: never seen again', async () => {
    const scene = await sceneOf({ ann: ['2026-03-17T12:00:00Z'] })
    const [late] = visits({ ann: ['2026-03-10T12:00:00Z'] })
    await scene.history([{ ...late!, receivedAt: '2026-04-01T12:00:00.001Z' }])
    app.clock.set('2026-04-02T12:00:00Z')
    const ask = async (query: string) =>
      (await scene.environment.request(`/api/v1/metrics/retention?level=user${query}`)).json()
    expect(await ask(`&asOf=${asOf}`)).toMatchObject({ rows: [{ cohort: '2026-03-16' }] })
    expect(await ask('')).toMatchObject({ rows: [{ cohort: '2026-03-09' }] })
  })

  it('takes weeks from the zone: Sunday 23:30 in Berlin is another week than Monday 00:30', async () => {
    // 22:30 UTC in winter, 21:30 in summer time, which begins on 29 March.
    const seen = {
      ann: ['2026-03-15T22:30:00Z', '2026-03-29T21:30:00Z'],
      ben: ['2026-03-29T22:30:00Z'],
    }
    const berlin = await sceneOf(seen, { timeZone: 'Europe/Berlin' })
    expect(tell(await askRetention(berlin))).toEqual(['2026-03-09: 1 0 1 0*', '2026-03-30: 1*'])
    const utc = await sceneOf(seen)
    expect(tell(await askRetention(utc))).toEqual(['2026-03-09: 1 0 1 0*', '2026-03-23: 1 0*'])
    const india = await sceneOf(seen, { timeZone: 'Asia/Kolkata' })
    expect(tell(await askRetention(india))).toEqual(['2026-03-16: 1 0 1*', '2026-03-30: 1*'])
  })

  it('begins weeks on Sunday where the environment does', async () => {
    const scene = await sceneOf(
      { ann: ['2026-03-14T12:00:00Z', '2026-03-15T12:00:00Z'] },
      { weekStart: 'sunday' },
    )
    expect(tell(await askRetention(scene))).toEqual(['2026-03-08: 1 1 0 0*'])
  })

  it('knows an anonymous visitor again: first seen before the identify', async () => {
    const scene = await newMetricScene(app)
    await scene.history([
      { at: '2026-03-10T12:00:00Z', event: 'looked', user: null, anonymousId: 'visitor' },
      { at: '2026-03-24T12:00:00Z', event: '$identify', user: 'ann', anonymousId: 'visitor' },
      ...visits({ ann: ['2026-03-25T12:00:00Z'] }),
    ])
    expect(tell(await askRetention(scene))).toEqual(['2026-03-09: 1 0 1 0*'])
  })

  it('never counts a neighbour environment’s rows', async () => {
    const scene = await sceneOf({ ann: ['2026-03-17T12:00:00Z'] })
    await sceneOf({ ann: ['2026-03-10T12:00:00Z'], ben: ['2026-03-10T12:00:00Z'] })
    expect(tell(await askRetention(scene))).toEqual(['2026-03-16: 1 0 0*'])
  })

  it('adds up complete weeks only: 2 of 3 came back in week 1, the young cohort is not asked', async () => {
    const scene = await sceneOf({
      ann: ['2026-03-09T12:00:00Z', '2026-03-16T12:00:00Z'],
      ben: ['2026-03-09T12:00:00Z'],
      cai: ['2026-03-16T12:00:00Z', '2026-03-23T12:00:00Z', '2026-03-31T12:00:00Z'],
      dee: ['2026-03-23T12:00:00Z', '2026-03-31T12:00:00Z'],
    })
    const { overall } = await askRetention(scene, { ...asUsers, brackets: '1-1,1-2' })
    expect(overall.cells.map(({ on }) => [on.k, on.n])).toEqual([
      [4, 4],
      [2, 3],
      [0, 2],
    ])
    expect(overall.brackets.map(({ retained: { k, n } }) => [k, n])).toEqual([
      [2, 3],
      [1, 2],
    ])
  })

  it('counts accounts whoever acts in them, by cohorts that begin in the period', async () => {
    const scene = await newMetricScene(app)
    await scene.history([
      { at: '2026-03-10T12:00:00Z', event: 'looked', user: 'ann', account: 'a' },
      { at: '2026-03-18T12:00:00Z', event: 'looked', user: 'ben', account: 'a' },
      { at: '2026-03-18T12:00:00Z', event: 'looked', user: 'ann', account: 'b' },
    ])
    expect(tell(await askRetention(scene, {}))).toEqual([
      '2026-03-09: 1 1 0 0*',
      '2026-03-16: 1 0 0*',
    ])
    const period = { from: '2026-03-16T00:00:00Z', to: '2026-03-23T00:00:00Z' }
    expect(tell(await askRetention(scene, period))).toEqual(['2026-03-16: 1 0 0*'])
  })

  it('counts nobody who is said to start after as-of: of 2 in a cohort 1, of 1 no cohort', async () => {
    const scene = await newMetricScene(app)
    await scene.users([
      { id: 'ben', createdAt: '2026-05-01T00:00:00Z' },
      { id: 'cai', createdAt: '2026-05-01T00:00:00Z' },
    ])
    await scene.history(
      visits({
        ann: ['2026-03-17T12:00:00Z'],
        ben: ['2026-03-17T12:00:00Z'],
        cai: ['2026-03-24T12:00:00Z'],
      }),
    )
    const report = await askRetention(scene)
    expect(tell(report)).toEqual(['2026-03-16: 1 0 0*'])
  })

  it('counts by days as well, at most as many as asked for', async () => {
    const scene = await sceneOf({ ann: ['2026-03-30T12:00:00Z', '2026-04-01T11:00:00Z'] })
    const days = { ...asUsers, interval: 'day' }
    expect(tell(await askRetention(scene, days))).toEqual(['2026-03-30: 1 0 1*'])
    expect(tell(await askRetention(scene, { ...days, intervals: '1' }))).toEqual([
      '2026-03-30: 1 0',
    ])
  })

  it('rolls by whole 24 hours since the first activity: 23:59:59.999 later is day 0', async () => {
    const scene = await sceneOf({
      ann: ['2026-03-28T12:00:00Z', '2026-03-29T11:59:59.999Z'],
      ben: ['2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z'],
      cai: ['2026-03-28T12:00:00Z', '2026-03-31T12:00:00Z'],
      // Had no whole day 1 by as-of.
      dee: ['2026-03-30T12:00:01Z', '2026-04-01T11:00:00Z'],
    })
    const { rolling } = await askRetention(scene, { ...asUsers, rollingDays: '1,3,7' })
    expect(rolling.map(({ day, on, onOrAfter }) => [day, on.k, onOrAfter.k, on.n])).toEqual([
      [1, 1, 2, 3],
      [3, 1, 1, 3],
      [7, 0, 0, 0],
    ])
  })

  it('looks into the day of 25 hours: whoever is seen at both its ends may not be between', async () => {
    // In New York 1 November has 25 hours, from 04:00 to 05:00 UTC of the next day.
    const ends = ['2025-11-01T04:30:00Z', '2025-11-02T04:10:00Z', '2025-11-03T04:50:00Z']
    const scene = await sceneOf(
      { ann: ends, ben: [...ends, '2025-11-02T14:00:00Z'] },
      { timeZone: 'America/New_York' },
    )
    const { rolling } = await askRetention(scene, { ...asUsers, rollingDays: '0,1,2' })
    expect(rolling.map(({ on }) => on.k)).toEqual([2, 1, 2])
  })

  it('says who came back: ann after 8 days, ben not in 22', async () => {
    const scene = await sceneOf({
      ann: ['2026-03-09T12:00:00Z', '2026-03-17T12:00:00Z'],
      ben: ['2026-03-10T12:00:00Z'],
    })
    const units = await scene.units(metric, asOf, asUsers)
    expect(
      units.map(({ id, subject, step, reached, durationMs }) => [
        id,
        subject,
        step,
        reached,
        durationMs / 86_400_000,
      ]),
    ).toEqual([
      ['ann', '2026-03-09', 'retained', true, 8],
      ['ben', '2026-03-09', 'retained', false, 22],
    ])
  })

  it('leaves bots and own staff out and says how many', async () => {
    const scene = await newMetricScene(app)
    await scene.users([
      { id: 'bot', createdAt: '2026-03-01T00:00:00Z', bot: true },
      { id: 'staff', createdAt: '2026-03-01T00:00:00Z', internal: true },
    ])
    const at = ['2026-03-17T12:00:00Z']
    await scene.history(visits({ ann: at, bot: at, staff: at }))
    const report = await askRetention(scene)
    expect(tell(report)).toEqual(['2026-03-16: 1 0 0*'])
    expect(report.exclusions).toEqual([
      { reason: 'bot', count: 1 },
      { reason: 'internal', count: 1 },
    ])
  })

  it('tells groups by a trait: both of the pro plan came back, none of the free', async () => {
    const scene = await newMetricScene(app)
    await scene.accounts([
      { id: 'a', createdAt: '2026-03-01T00:00:00Z', traits: { plan: 'pro' } },
      { id: 'b', createdAt: '2026-03-01T00:00:00Z', traits: { plan: 'free' } },
      { id: 'c', createdAt: '2026-03-01T00:00:00Z' },
    ])
    await scene.history([
      { at: '2026-03-10T12:00:00Z', event: 'looked', account: 'a' },
      { at: '2026-03-17T12:00:00Z', event: 'looked', account: 'a' },
      { at: '2026-03-10T12:00:00Z', event: 'looked', account: 'b' },
      { at: '2026-03-10T12:00:00Z', event: 'looked', account: 'c' },
    ])
    const { groups } = await askRetention(scene, { groupBy: 'plan' })
    expect(groups?.rows.map(({ value, n, cells }) => [value, n, cells[1]?.on.k])).toEqual([
      [null, 1, 0],
      ['free', 1, 0],
      ['pro', 1, 1],
    ])
  })
})
