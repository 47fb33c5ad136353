import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

let testApp: TestApp
let busy: TestEnvironment
let quiet: TestEnvironment
beforeAll(async () => {
  const limits = { requestsPerSecond: 3, eventsPerSecond: 500, managementPerMinute: 5 }
  testApp = await newTestApp({ limits })
  busy = await newEnvironment(testApp)
  quiet = await newEnvironment(testApp)
})
afterAll(() => testApp.close())

const track = { type: 'track', event: 'opened', userId: 'ada' }
const sendAtOnce = (environment: TestEnvironment, batches: object[][]) =>
  Promise.all(batches.map((batch) => environment.request('/v1/batch', { body: { batch } })))
const manyOf = (count: number) => Array.from({ length: count }, () => track)

describe('a key that sends more than its share', () => {
  test('is told when to come again, in the way every client understands', async () => {
    const answers = await sendAtOnce(busy, [[track], [track], [track], [track], [track]])
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    for (const answer of refused) {
      expect(answer.headers.get('retry-after')).toBe('1')
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
      expect(await answer.json()).toMatchObject({ code: 'too_many_requests' })
    }
    expect((await quiet.request('/v1/track', { body: track })).status).toBe(200)
  })

  test('is counted by its events as well', async () => {
    const environment = await newEnvironment(testApp)
    const answers = await sendAtOnce(environment, [manyOf(400), manyOf(400)])
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 429])
  })

  test('can still be managed, up to the limit of that', async () => {
    const answers: number[] = []
    for (let i = 0; i < 6; i += 1) answers.push((await busy.request('/api/v1/accounts')).status)
    expect(answers).toEqual([200, 200, 200, 200, 200, 429])
  })
})
