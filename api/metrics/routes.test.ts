import { metricIds } from '#contract/metric-report'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MetricScene, newMetricScene } from '../../test/harness/metric-scene.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

const now = '2026-03-30T12:00:00.000Z'

let app: TestApp
let scene: MetricScene
beforeAll(async () => {
  app = await newTestApp({ at: now })
  scene = await newMetricScene(app)
  await scene.milestones({ published: { firstValue: true } })
  await scene.features({ exported: { name: '=Exports, all' } })
  await scene.accounts([{ id: 'a', name: 'A, Ltd', createdAt: '2026-03-28T12:00:00Z' }])
  await scene.history([{ at: '2026-03-28T13:00:00Z', event: 'published', account: 'a' }])
  app.clock.set(now)
})
afterAll(() => app.close())

const get = (path: string) => scene.environment.request(`/api/v1/metrics${path}`)

describe('GET /api/v1/metrics', () => {
  it('lists every metric with what it means', async () => {
    const { rows } = (await (await get('')).json()) as { rows: { id: string }[] }
    expect(rows.map(({ id }) => id)).toEqual([...metricIds])
    expect(rows[0]).toMatchObject({
      question: 'How long does it take until a new account gets its first value?',
      betterWhen: 'lower',
    })
    expect(rows[0]).not.toHaveProperty('params')
  })
})

describe('GET /api/v1/metrics/{id}', () => {
  it('answers with the definition, as-of, n and interval beside the number', async () => {
    expect(await (await get('/time-to-first-value')).json()).toMatchObject({
      metric: 'time-to-first-value',
      definition: { id: 'time-to-first-value', title: 'Time to first value' },
      asOf: now,
      n: 1,
      interval: { level: 0.95, method: 'log-log' },
      milestone: { key: 'published' },
      summary: { events: 1, medianMs: { estimate: 3_600_000 } },
    })
  })

  it('takes an as-of that has not come yet for now', async () => {
    const answer = await get('/time-to-first-value?asOf=2026-04-30T12:00:00Z')
    expect(await answer.json()).toMatchObject({ asOf: now })
  })

  it('knows no other metric, and lists those it knows: 404', async () => {
    const answer = await get('/net-promoter-score')
    expect(answer.status).toBe(404)
    expect(((await answer.json()) as { detail: string }).detail).toContain('time-to-first-value, ')
    expect((await get('/constructor')).status).toBe(404)
  })

  it.each([
    ['asOf', 'asOf=yesterday'],
    ['level', 'level=team'],
    ['to', 'from=2026-03-30T00:00:00Z&to=2026-03-29T00:00:00Z'],
  ])('refuses a wrong %s and names it', async (field, query) => {
    const answer = await get(`/time-to-first-value?${query}`)
    expect(answer.ok).toBe(false)
    expect(await answer.json()).toMatchObject({ code: 'invalid_query', errors: [{ path: field }] })
  })

  it.each([
    ['feature-adoption', 'milestone=published', 'milestone'],
    ['value-and-retention', 'groupBy=plan', 'groupBy'],
  ])('refuses what %s is not asked instead of leaving it out: %s', async (id, query, path) => {
    expect(await (await get(`/${id}?${query}`)).json()).toMatchObject({
      code: 'invalid_query',
      errors: [{ path, message: `${id} is not asked this: leave it out` }],
    })
    expect(await (await get(`/${id}?colour=red`)).json()).toMatchObject({ code: 'invalid_query' })
  })

  it('refuses to group by a trait with more than 50 values, such as an id', async () => {
    const many = await newMetricScene(app)
    await many.milestones({ published: { firstValue: true } })
    const rows = Array.from({ length: 51 }, (_, i) => ({ id: `a${i}`, traits: { number: `${i}` } }))
    await many.accounts(rows)
    const ask = () => many.environment.request('/api/v1/metrics/time-to-first-value?groupBy=number')
    expect(await (await ask()).json()).toMatchObject({
      code: 'invalid_query',
      errors: [{ path: 'groupBy' }],
    })
    await many.accounts([{ id: 'a50', traits: { number: '49' } }])
    expect((await ask()).status).toBe(200)
  })

  it('refuses an as-of whose raw events are no longer kept', async () => {
    const kept = await newMetricScene(app)
    await kept.environment.request(`/api/v1/environments/${kept.environment.environmentId}`, {
      method: 'PATCH',
      body: { retentionDays: 30 },
    })
    const ask = (asOf: string) =>
      kept.environment.request(`/api/v1/metrics/feature-adoption?asOf=${asOf}`)
    const refused = await ask('2026-02-27T12:00:00Z')
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ code: 'as_of_before_retention' })
    expect((await ask('2026-03-01T12:00:00Z')).status).toBe(200)
  })

  it('refuses 400 days where 30 are kept, and says from when on it can be asked', async () => {
    const kept = await newMetricScene(app)
    app.clock.set(now)
    await kept.environment.request(`/api/v1/environments/${kept.environment.environmentId}`, {
      method: 'PATCH',
      body: { retentionDays: 30 },
    })
    const ask = (from: string) =>
      kept.environment.request(`/api/v1/metrics/time-to-first-value?from=${from}`)
    const refused = await ask('2025-02-23T12:00:00Z')
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({
      code: 'period_before_retention',
      errors: [{ path: 'from', message: 'Begin at 2026-02-28T12:00:00.000Z or later' }],
    })
    expect((await ask('2026-02-28T12:00:00Z')).status).toBe(200)
  })

  it('gives the curve as CSV', async () => {
    const answer = await get('/time-to-first-value?format=csv')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toContain('time-to-first-value.csv')
    expect(await bytesOf(answer)).toBe(
      '\uFEFFtime_ms,at_risk,events,censored,reached,lower,upper\r\n3600000,1,1,0,1,,\r\n',
    )
  })

  it('gives features as CSV, formulas made harmless', async () => {
    const [, row] = (await bytesOf(await get('/feature-adoption?format=csv'))).split('\r\n')
    expect(row).toMatch(/^exported,"'=Exports, all",,1,0,0,/)
  })
})

describe('GET /api/v1/metrics/{id}/units', () => {
  it('gives the accounts behind the number', async () => {
    expect(await (await get('/time-to-first-value/units')).json()).toEqual({
      metric: 'time-to-first-value',
      asOf: now,
      level: 'account',
      rows: [
        {
          id: 'a',
          name: 'A, Ltd',
          startedAt: '2026-03-28T12:00:00.000Z',
          subject: 'published',
          step: 'reached',
          durationMs: 3_600_000,
          reached: true,
          observedAfterMs: null,
          churnedAfterMs: null,
          group: null,
        },
      ],
      nextCursor: null,
    })
  })

  it('gives them page by page, each once, and of one group or subject alone', async () => {
    const many = await newMetricScene(app)
    await many.milestones({ published: { firstValue: true } })
    await many.accounts(
      Array.from({ length: 5 }, (_, i) => ({
        id: `a${i}`,
        createdAt: `2026-03-2${i}T12:00:00Z`,
        traits: { plan: i < 2 ? 'pro' : 'free' },
      })),
    )
    app.clock.set(now)
    const ask = async (query: string) =>
      (await (
        await many.environment.request(`/api/v1/metrics/time-to-first-value/units?${query}`)
      ).json()) as { rows: { id: string; group: string | null }[]; nextCursor: string | null }
    const seen: string[] = []
    let page = await ask('limit=2')
    for (;;) {
      seen.push(...page.rows.map(({ id }) => id))
      if (page.nextCursor === null) break
      page = await ask(`limit=2&cursor=${page.nextCursor}`)
    }
    expect(seen).toEqual(['a4', 'a3', 'a2', 'a1', 'a0'])
    const pro = await ask('groupBy=plan&group=pro')
    expect(pro.rows.map(({ id, group }) => [id, group])).toEqual([
      ['a1', 'pro'],
      ['a0', 'pro'],
    ])
    expect((await ask('subject=other')).rows).toEqual([])
    expect(await ask('group=pro')).toMatchObject({ errors: [{ path: 'group' }] })
    expect(await ask('limit=1001')).toMatchObject({ errors: [{ path: 'limit' }] })
  })

  it('gives them as CSV', async () => {
    const [, row] = (await bytesOf(await get('/time-to-first-value/units?format=csv'))).split(
      '\r\n',
    )
    expect(row).toBe('a,"A, Ltd",2026-03-28T12:00:00.000Z,published,reached,3600000,true,,,')
  })
})

/** Reading an answer as text would take the byte order mark away. */
async function bytesOf(answer: Response): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer())
}
