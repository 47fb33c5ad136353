import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { type TestApp, newTestApp } from '../../test/harness/test-app.ts'

let testApp: TestApp
let environment: TestEnvironment
beforeAll(async () => {
  testApp = await newTestApp()
  environment = await newEnvironment(testApp)
})
afterAll(() => testApp.close())

async function send(messageId: string, droppedEvents: unknown) {
  const event = { type: 'track', event: 'saved', userId: 'ada', messageId }
  const body = { batch: [event], droppedEvents }
  const answer = await environment.request('/v1/batch', { body })
  expect(answer.status).toBe(200)
}

describe('events that a page had to let go', () => {
  it('are counted under a reason of their own, and what is no count is none', async () => {
    await send('m-1', 7)
    await send('m-2', 5)
    for (const [index, wrong] of [-3, 1.5, '12', null].entries()) await send(`w-${index}`, wrong)
    const rows = await testApp.database.withTenants(
      [environment.environmentId],
      (sql) => sql<{ count: number }[]>`
        select sum(count)::int8 as count from ingest_counts where reason = 'dropped_by_page'`,
    )
    expect(rows[0]?.count).toBe(12)
  })
})
