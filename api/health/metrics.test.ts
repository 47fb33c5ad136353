import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'
import { getPackageRoot } from '../package-root.ts'

let testApp: TestApp
let environment: TestEnvironment
beforeAll(async () => {
  testApp = await newTestApp({ metricsToken: 'a token of sixteen' })
  environment = await newEnvironment(testApp)
})
afterAll(() => testApp.close())

const readMetrics = async () => (await testApp.request('/metrics')).text()
const valueOf = (metrics: string, line: string) =>
  Number(
    metrics
      .split('\n')
      .find((each) => each.startsWith(`${line} `))
      ?.split(' ')
      .at(-1),
  )

describe('/metrics', () => {
  test('counts what became of events, by code where they were refused', async () => {
    const event = { type: 'track', event: 'opened', userId: 'ada', messageId: 'one' }
    const batch = [event, event, { type: 'track', userId: 'ada' }, { type: 'nonsense' }]
    expect((await environment.request('/v1/batch', { body: { batch } })).status).toBe(200)
    const metrics = await readMetrics()
    expect(valueOf(metrics, 'milepost_events_accepted_total')).toBe(1)
    expect(valueOf(metrics, 'milepost_events_duplicate_total')).toBe(1)
    for (const code of ['invalid_event_name', 'unknown_type']) {
      expect(valueOf(metrics, `milepost_events_rejected_total{code="${code}"}`)).toBe(1)
    }
    expect(valueOf(metrics, 'milepost_ingest_batch_events_sum')).toBe(2)
    expect(valueOf(metrics, 'milepost_ingest_commit_seconds_count')).toBe(1)
    expect(valueOf(metrics, 'milepost_ingest_queue_events')).toBe(0)
    expect(valueOf(metrics, 'milepost_pool_wait_seconds_count{pool="intake"}')).toBeGreaterThan(0)
    expect(valueOf(metrics, 'milepost_database_up')).toBe(1)
  })

  test('counts refused requests by code', async () => {
    await testApp.request('/api/v1/accounts')
    const line = 'milepost_requests_refused_total{code="not_signed_in"}'
    expect(valueOf(await readMetrics(), line)).toBe(1)
  })

  test('are opened to other machines by the token alone', async () => {
    const statusWith = async (authorization: string) => {
      const headers = { 'x-forwarded-for': '203.0.113.7', authorization }
      return (await testApp.request('/metrics', { headers })).status
    }
    expect(await statusWith('Bearer a token of sixteen')).toBe(200)
    expect(await statusWith('Bearer another token')).toBe(404)
  })

  test('are those that api/README lists, with their meaning', async () => {
    const metrics = await readMetrics()
    const given = [...metrics.matchAll(/^# HELP (milepost_\w+) (.*)$/gm)]
    const readme = readFileSync(join(getPackageRoot(), 'api/README.md'), 'utf8')
    const listed = [...readme.matchAll(/^\| `(milepost_\w+)` \| (.*) \|$/gm)]
    const toRows = (matches: RegExpMatchArray[]) =>
      matches.map(([, ...row]) => row.join(': ')).sort()
    expect(toRows(listed)).toEqual(toRows(given))
  })
})
