import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { factsBothWays } from '../../test/harness/facts-both-ways.ts'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

let testApp: TestApp
let environment: TestEnvironment
beforeAll(async () => {
  testApp = await newTestApp()
})
afterAll(() => testApp.close())
beforeEach(async () => {
  // Jobs wait until they are asked for.
  const request: TestApp['request'] = async (path, init) => testApp.app.request(path, init)
  environment = await newEnvironment({ database: testApp.database, request })
  await define('invited', { firstValue: false })
  await define('published', { firstValue: true })
  await track('acme', 'invited')
  await track('globex', 'invited')
  await track('acme', 'published')
})

const define = (key: string, { firstValue }: { firstValue: boolean }) =>
  environment.request(`/api/v1/milestones/${key}`, {
    method: 'PUT',
    body: { name: key, scope: 'account', condition: { event: key }, firstValue },
  })
const track = (account: string, event: string) =>
  environment.request('/v1/batch', {
    body: {
      batch: [{ type: 'track', event, userId: `of ${account}`, context: { groupId: account } }],
    },
  })
const report = async () => (await environment.request('/api/v1/metrics/time-to-first-value')).json()
const waiting = async () => {
  const answer = await environment.request('/api/v1/metrics/time-to-first-value/waiting')
  return (await answer.json()).rows.map(({ id }: { id: string }) => id)
}
const kept = () =>
  testApp.database.withTenants(
    [environment.environmentId],
    (sql) => sql<{ id: string }[]>`
      select id from accounts where first_value_at is not null order by id`,
  )

describe('when units reached first value', () => {
  test('is kept beside them as events come in', async () => {
    expect(await kept()).toEqual([{ id: 'acme' }])
    expect(await waiting()).toEqual(['globex'])
  })

  test('is another time at once when another milestone is first value', async () => {
    await define('invited', { firstValue: true })
    const told = await report()
    expect([told.milestone.key, told.summary.events, told.recomputing]).toEqual([
      'invited',
      2,
      null,
    ])
    expect(await waiting()).toEqual([])
    // It does not stand beside them yet.
    expect(await kept()).toEqual([{ id: 'acme' }])

    await testApp.runJobs()
    expect(await kept()).toEqual([{ id: 'acme' }, { id: 'globex' }])
    expect(await report()).toMatchObject({ summary: { events: 2 } })
    const { written, recomputed } = await factsBothWays(
      testApp.database,
      environment.environmentId,
      testApp.now(),
    )
    expect(written.first_values).toEqual(recomputed.first_values)
  })

  test('does not outlive the milestone', async () => {
    await environment.request('/api/v1/milestones/published', { method: 'DELETE' })
    await define('closed', { firstValue: true })
    expect(await waiting()).toEqual(['acme', 'globex'])
    await testApp.runJobs()
    expect(await waiting()).toEqual(['acme', 'globex'])
    expect(await kept()).toEqual([])
  })
})
