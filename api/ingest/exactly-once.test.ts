import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { daysBefore, sendHistory } from '../../test/harness/send-history.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

let testApp: TestApp
let environment: TestEnvironment
beforeAll(async () => {
  testApp = await newTestApp()
})
afterAll(() => testApp.close())
beforeEach(async () => {
  environment = await newEnvironment(testApp)
})

const event = { type: 'track', event: 'look', userId: 'ada', messageId: 'once' }
async function send(...batch: object[]): Promise<string[]> {
  const answer = await environment.request('/v1/batch', { body: { batch } })
  const { results } = (await answer.json()) as { results: { status: string }[] }
  return results.map(({ status }) => status)
}
const stored = () =>
  testApp.database.withTenants(
    [environment.environmentId],
    (sql) => sql`select e.received_at as at, e.tableoid::regclass::text as partition from events e`,
  )

describe('an event', () => {
  test('that comes again months later is a duplicate, in whatever partition it was', async () => {
    expect(await send(event)).toEqual(['accepted'])
    const before = await stored()
    for (const days of [40, 200]) {
      testApp.clock.advance(days * 86_400_000)
      expect(await send(event)).toEqual(['duplicate'])
    }
    expect(await stored()).toEqual(before)
  })

  test('that is imported with another time of receipt is a duplicate', async () => {
    expect(await send(event)).toEqual(['accepted'])
    const imported = await sendHistory(testApp, environment, { ...event, daysAgo: 90 })
    expect(imported).toMatchObject([{ messageId: 'once', status: 'duplicate' }])
    expect(await stored()).toHaveLength(1)
  })

  test('of the same id in another environment is another event', async () => {
    expect(await send(event)).toEqual(['accepted'])
    environment = await newEnvironment(testApp)
    expect(await send(event)).toEqual(['accepted'])
  })

  test('that comes twice in one batch gets one answer each, the second a duplicate', async () => {
    expect(await send(event, { ...event, event: 'other' }, event)).toEqual([
      'accepted',
      'duplicate',
      'duplicate',
    ])
    expect(await stored()).toHaveLength(1)
  })

  test('sent by many at once is accepted once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(event)))
    expect(answers.flat().filter((status) => status === 'accepted')).toHaveLength(1)
    expect(await stored()).toHaveLength(1)
  })

  test('imported as received tomorrow was received now', async () => {
    const answer = await environment.request('/v1/import', {
      body: { batch: [{ ...event, receivedAt: daysBefore(testApp, -0.5) }] },
    })
    expect((await answer.json()).results).toMatchObject([{ status: 'accepted' }])
    expect((await stored()).map(({ at }) => at)).toEqual([testApp.now()])
  })
})
