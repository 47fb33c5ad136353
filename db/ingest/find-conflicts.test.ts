import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { type TestApp, newTestApp } from '../../test/harness/test-app.ts'

let testApp: TestApp
let environment: TestEnvironment
beforeAll(async () => {
  testApp = await newTestApp()
  environment = await newEnvironment(testApp)
})
afterAll(() => testApp.close())

const send = (...batch: object[]) => environment.request('/v1/batch', { body: { batch } })
const countsOf = async () => {
  const rows = await testApp.database.withTenants(
    [environment.environmentId],
    (sql) => sql<{ reason: string; count: number }[]>`
      select reason, sum(count)::int as count from ingest_counts group by reason`,
  )
  return Object.fromEntries(rows.map(({ reason, count }) => [reason, count]))
}

describe('a message id that comes again', () => {
  const event = {
    type: 'track',
    event: 'clicked',
    userId: 'ada',
    messageId: 'm',
    properties: { a: 1 },
  }

  test('is a plain duplicate with the same content, and a conflicting one with another', async () => {
    await send(event, event, { ...event, properties: { a: 2 } })
    await send(event)
    await send({ ...event, event: 'opened' }, { ...event, userId: 'grace' })
    expect(await countsOf()).toEqual({ accepted: 1, duplicate: 2, conflicting_duplicate: 3 })
  })

  test('may be sent without a time twice, and conflicts with another time', async () => {
    const timed = { ...event, messageId: 't', timestamp: '2026-03-01T09:00:00Z' }
    await send(timed)
    const before = await countsOf()
    testApp.clock.advance(5_000)
    await send(event, timed, { ...timed, timestamp: '2026-03-01T09:00:01Z' })
    const after = await countsOf()
    expect(after['duplicate']! - before['duplicate']!).toBe(2)
    expect(after['conflicting_duplicate']! - before['conflicting_duplicate']!).toBe(1)
  })

  test('conflicts with nothing once its user is erased', async () => {
    await send({ ...event, messageId: 'e', userId: 'bob' })
    await environment.request('/api/v1/users/bob', { method: 'DELETE' })
    const before = await countsOf()
    await send({ ...event, messageId: 'e', userId: 'bob', properties: {} })
    expect((await countsOf()).conflicting_duplicate).toBe(before.conflicting_duplicate)
  })
})
