import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MetricScene, newMetricScene } from '../../test/harness/metric-scene.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

const now = '2026-03-30T12:00:00.000Z'

let app: TestApp
let scene: MetricScene
beforeAll(async () => {
  app = await newTestApp({ at: now })
  scene = await newMetricScene(app)
  await scene.milestones({ connected: {}, published: { firstValue: true } })
  const day = (date: number) => ({ createdAt: `2026-03-0${date}T12:00:00Z` })
  await scene.accounts([
    { id: 'reached', ...day(1) },
    { id: 'gone', ...day(2), churnedAt: '2026-03-20T12:00:00Z' },
    { id: 'old', name: 'Old, Ltd', ...day(3), traits: { plan: 'pro' } },
    { id: 'staff', ...day(4), internal: true },
    { id: 'late', ...day(4), observedFrom: '2026-03-10T12:00:00Z' },
    { id: 'b', ...day(5) },
    { id: 'a', ...day(5), traits: { plan: 'pro' } },
    { id: 'gone later', ...day(6), churnedAt: '2026-03-21T12:00:00Z' },
  ])
  await scene.history([
    { at: '2026-03-05T13:00:00Z', event: 'published', account: 'reached' },
    { at: '2026-03-06T13:00:00Z', event: 'connected', account: 'old' },
  ])
  app.clock.set(now)
})
afterAll(() => app.close())

interface Page {
  rows: { id: string }[]
  nextCursor: string | null
}

async function get(query = ''): Promise<Page> {
  const path = `/api/v1/metrics/time-to-first-value/waiting${query}`
  const answer = await scene.environment.request(path)
  expect(answer.status, await answer.clone().text()).toBe(200)
  return (await answer.json()) as Page
}
const idsOf = ({ rows }: Page) => rows.map(({ id }) => id)

describe('GET /api/v1/metrics/time-to-first-value/waiting', () => {
  it('lists those who wait, longest first, then the churned, with how far they came', async () => {
    const page = await get()
    expect(idsOf(page)).toEqual(['old', 'a', 'b', 'gone', 'gone later'])
    expect(page.nextCursor).toBeNull()
    expect(page.rows[0]).toEqual({
      id: 'old',
      name: 'Old, Ltd',
      startedAt: '2026-03-03T12:00:00.000Z',
      waitingMs: 27 * 86_400_000,
      milestonesReached: 1,
      lastMilestone: 'connected',
      lastSeenAt: '2026-03-06T13:00:00.000Z',
      churned: false,
    })
  })

  it('lists the same accounts as the report', async () => {
    const { waiting } = await scene.report('time-to-first-value', now)
    app.clock.set(now)
    expect((await get()).rows).toEqual(waiting)
  })

  it('goes on where the page before ended, from the waiting to the churned', async () => {
    const ids: string[] = []
    let cursor = ''
    for (let page = 0; page < 5; page += 1) {
      const { rows, nextCursor } = await get(`?limit=1${cursor}`)
      ids.push(...rows.map(({ id }) => id))
      cursor = `&cursor=${nextCursor}`
      expect(nextCursor === null).toBe(page === 4)
    }
    expect(ids).toEqual(['old', 'a', 'b', 'gone', 'gone later'])
  })

  it('takes a period and a segment', async () => {
    expect(idsOf(await get('?from=2026-03-04T00:00:00Z&to=2026-03-06T00:00:00Z'))).toEqual([
      'a',
      'b',
    ])
    await scene.environment.request('/api/v1/segments/pro', {
      method: 'PUT',
      body: {
        name: 'Pro',
        condition: { account: 'plan', op: 'is', value: 'pro' },
      },
    })
    expect(idsOf(await get('?segment=pro'))).toEqual(['old', 'a'])
  })
})
