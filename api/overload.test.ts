import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newEnvironment, type TestEnvironment } from '../test/harness/new-environment.ts'
import { newTestApp, type TestApp } from '../test/harness/test-app.ts'

let testApp: TestApp
let environment: TestEnvironment
beforeAll(async () => {
  testApp = await newTestApp()
  environment = await newEnvironment(testApp)
})
afterAll(() => testApp.close())

const track = { type: 'track', event: 'opened', userId: 'ada' }
const page = {
  sentAt: new Date(0).toISOString(),
  sdk: { name: 'milepost-js', version: '0' },
  anonymousId: 'visitor',
  userId: 'ada',
  url: 'https://app.example/',
  locale: 'en',
}

describe('while reports take every connection they have', () => {
  test('events and pages are answered, and one report more is told to come again', async () => {
    let endReports = () => {}
    const reportsEnd = new Promise<void>((resolve) => (endReports = resolve))
    const slowReports = [1, 2, 3, 4].map(() =>
      testApp.database.withTenants([environment.environmentId], async (sql) => {
        await sql`select 1`
        await reportsEnd
      }),
    )
    const report = environment.request('/api/v1/metrics/time-to-first-value')
    const answers = await Promise.all([
      environment.request('/v1/track', { body: track }),
      environment.request('/v1/batch', { body: { batch: [track, track] } }),
      environment.request('/v1/session', { body: page }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const refused = await report
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2'])
    expect(await refused.json()).toMatchObject({ code: 'unavailable' })
    endReports()
    await Promise.all(slowReports)
    expect((await environment.request('/api/v1/metrics/time-to-first-value')).status).toBe(200)
  })
})

describe('a body too many', () => {
  test('is refused before it is read, and taken once there is room again', async () => {
    const sendOne = async () =>
      testApp.app.request('/v1/track', {
        method: 'POST',
        headers: {
          authorization: `Bearer ${environment.writeKey}`,
          // What a request says it weighs counts, however little of it has come.
          'content-length': String(512 * 1024),
        },
        body: JSON.stringify(track),
      })
    const answers = await Promise.all(Array.from({ length: 60 }, sendOne))
    const count = (status: number) => answers.filter((answer) => answer.status === status).length
    expect([count(200), count(503)]).toEqual([48, 12])
    expect((await sendOne()).status).toBe(200)
  })
})
