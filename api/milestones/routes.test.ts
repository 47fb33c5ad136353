import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

let testApp: TestApp
let environment: TestEnvironment
beforeAll(async () => {
  testApp = await newTestApp()
})
afterAll(() => testApp.close())

const published = { event: 'report_published' }
const milestone = { name: 'First report', scope: 'account', condition: published, firstValue: true }

async function put(key: string, body: unknown) {
  const answer = await environment.request(`/api/v1/milestones/${key}`, { method: 'PUT', body })
  return { status: answer.status, body: await answer.json() }
}

async function track(userId: string, event: string) {
  const at = new Date(testApp.now()).toISOString()
  const answer = await environment.request('/v1/batch', {
    body: {
      batch: [{ type: 'track', event, userId, timestamp: at, context: { groupId: 'acme' } }],
      sentAt: at,
    },
  })
  expect(answer.status).toBe(200)
}

describe('milestones', () => {
  beforeAll(async () => {
    environment = await newEnvironment(testApp)
  })

  test('a new milestone finds who reached it in history', async () => {
    await track('ada', 'report_published')
    const { status, body } = await put('first-report', milestone)
    expect(status).toBe(200)
    expect(body).toMatchObject({ key: 'first-report', firstValue: true })
    const { rows } = await (await environment.request('/api/v1/milestones')).json()
    expect(rows).toMatchObject([{ reachedAccounts: 1, reachedUsers: 1, recomputing: null }])
  })

  test('a changed rule forgets who reached the old one', async () => {
    await put('first-report', { ...milestone, condition: { event: 'never_happens' } })
    const changed = await (await environment.request('/api/v1/milestones/first-report')).json()
    await put('first-report', milestone)
    const restored = await (await environment.request('/api/v1/milestones/first-report')).json()
    expect([changed.reachedAccounts, restored.reachedAccounts]).toEqual([0, 1])
  })

  test('the same input again changes nothing, not even the version of the definitions', async () => {
    const version = () =>
      testApp.database.raw<{ v: number }[]>`
        select definitions_version as v from control.environments
        where id = ${environment.environmentId}`
    const [before] = await version()
    const first = await put('first-report', milestone)
    testApp.clock.advance(1_000)
    const second = await put('first-report', milestone)
    expect(second.body.updatedAt).toBe(first.body.updatedAt)
    expect(await version()).toEqual([before])
  })

  test('one milestone is the first value: a new one takes the place', async () => {
    await put('invited', { ...milestone, name: 'Invited', condition: { event: 'invited' } })
    const { rows } = await (await environment.request('/api/v1/milestones')).json()
    expect(
      rows.map((row: { key: string; firstValue: boolean }) => [row.key, row.firstValue]),
    ).toEqual([
      ['first-report', false],
      ['invited', true],
    ])
  })

  test('a rule that could become false again is refused, naming the place', async () => {
    const condition = { all: [published, { not: published }] }
    const { status, body } = await put('odd', { ...milestone, condition })
    expect(status).toBe(422)
    expect(body).toMatchObject({
      code: 'condition_not_monotone',
      errors: [{ path: 'condition.all.1.not' }],
    })
  })

  test('a field that does not fit is named with its path', async () => {
    const { status, body } = await put('odd', { ...milestone, scope: 'galaxy' })
    expect(status).toBe(422)
    expect(body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'scope' }] })
  })

  test('deleting one that nothing uses leaves no facts of it', async () => {
    await track('ada', 'invited')
    const gone = await environment.request('/api/v1/milestones/invited', { method: 'DELETE' })
    expect(gone.status).toBe(204)
    const facts = await testApp.database.withTenants(
      [environment.environmentId],
      (sql) => sql`select milestone_key from milestone_facts where milestone_key = 'invited'`,
    )
    expect(facts).toHaveLength(0)
    const again = await environment.request('/api/v1/milestones/invited', { method: 'DELETE' })
    expect(again.status).toBe(404)
  })
})

describe('features', () => {
  const feature = { name: 'Reports', condition: { any: [published, { event: 'report_opened' }] } }
  const putFeature = (body: unknown) =>
    environment.request('/api/v1/features/reports', { method: 'PUT', body })
  beforeAll(async () => {
    environment = await newEnvironment(testApp)
  })

  test('a new feature finds its uses in history', async () => {
    await track('ada', 'report_opened')
    const answer = await putFeature({ ...feature, releasedAt: '2026-01-01T00:00:00+01:00' })
    expect(await answer.json()).toMatchObject({ releasedAt: '2025-12-31T23:00:00.000Z' })
    const uses = await testApp.database.withTenants(
      [environment.environmentId],
      (sql) => sql`select user_id, uses from feature_use`,
    )
    expect(uses).toMatchObject([{ user_id: 'ada', uses: 1 }])
  })

  test('a use is one event, so counting rules and combinations are refused', async () => {
    const counted = await putFeature({ ...feature, condition: { ...published, atLeast: 2 } })
    const both = await putFeature({ ...feature, condition: { all: [published, published] } })
    expect([counted.status, both.status]).toEqual([422, 422])
  })

  test('deleting a feature deletes its uses', async () => {
    await environment.request('/api/v1/features/reports', { method: 'DELETE' })
    const uses = await testApp.database.withTenants(
      [environment.environmentId],
      (sql) => sql`select from feature_use`,
    )
    expect(uses).toHaveLength(0)
  })
})
