import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { daysBefore, sendHistory, type HistoryEvent } from '../../test/harness/send-history.ts'
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

type Init = Parameters<TestEnvironment['request']>[1]
const request = async (path: string, init?: Init) => {
  const answer = await environment.request(`/api/v1${path}`, init)
  return { status: answer.status, body: answer.status === 204 ? null : await answer.json() }
}
const ago = (days: number) => daysBefore(testApp, days)
const send = (...events: HistoryEvent[]) => sendHistory(testApp, environment, ...events)
const putAccounts = (...accounts: object[]) => request('/accounts/batch', { body: { accounts } })
const putUsers = (...users: object[]) => request('/users/batch', { body: { users } })
const putMilestone = (key: string, event: string, firstValue = false) =>
  request(`/milestones/${key}`, {
    method: 'PUT',
    body: { name: key, scope: 'account', condition: { event }, firstValue },
  })
const select = (query: string) =>
  testApp.database.withTenants([environment.environmentId], (sql) => sql.unsafe(query))

describe('upserts', () => {
  test('each row gets its own answer, and a bad one does not stop the others', async () => {
    const { status, body } = await putAccounts(
      { id: 'a', createdAt: ago(10) },
      { id: 'b', createdAt: 'yesterday' },
      { id: 'a', name: 'Acme' },
      { id: 'a', name: 'Acme' },
      { id: 'a', createdAt: ago(5), name: 'Later' },
    )
    expect(status).toBe(200)
    expect(body.results.map((row: { status: string }) => row.status)).toEqual([
      'created',
      'rejected',
      'updated',
      'unchanged',
      'unchanged',
    ])
    expect(body.results[1]).toMatchObject({ index: 1, id: 'b', code: 'invalid_input' })
    expect((await request('/accounts/a')).body).toMatchObject({ name: 'Acme', createdAt: ago(10) })
  })

  test('more rows than a request may hold are refused as a whole', async () => {
    const { status } = await putUsers(...Array.from({ length: 1_001 }, (_, i) => ({ id: `u${i}` })))
    expect(status).toBe(413)
  })

  test('one account by its address, also with an odd id', async () => {
    const path = `/accounts/${encodeURIComponent('a/b ü?')}`
    const put = await request(path, { method: 'PUT', body: { name: 'Odd' } })
    expect(put).toMatchObject({ status: 200, body: { id: 'a/b ü?', status: 'created' } })
    expect((await request(path)).body.name).toBe('Odd')
    const bad = await request(path, { method: 'PUT', body: { name: 7 } })
    expect(bad).toMatchObject({ status: 422, body: { errors: [{ path: 'name' }] } })
  })

  test('an internal account loses its facts, and gets them back when it no longer is', async () => {
    await putMilestone('reported', 'report', true)
    await send({ event: 'report', userId: 'ada', account: 'acme' })
    const facts = () => select(`select unit_id from milestone_facts where level = 'account'`)
    const before = await facts()
    await putAccounts({ id: 'acme', internal: true })
    const during = await facts()
    await putAccounts({ id: 'acme', internal: false })
    expect([before.length, during.length, (await facts()).length]).toEqual([1, 0, 1])
  })

  test('a bot has no facts', async () => {
    await putMilestone('reported', 'report', true)
    await send({ event: 'report', userId: 'crawler', account: 'acme' })
    await putUsers({ id: 'crawler', bot: true })
    expect(await select('select from milestone_facts')).toHaveLength(0)
  })

  test('a membership attributes what the user did without naming an account', async () => {
    await putMilestone('reported', 'report', true)
    await putAccounts({ id: 'acme' }, { id: 'beta' })
    await send({ event: 'report', userId: 'ada', daysAgo: 5 })
    const memberships = [{ userId: 'ada', accountId: 'acme', validFrom: ago(9) }]
    const first = await request('/memberships/batch', { body: { memberships } })
    const again = await request('/memberships/batch', { body: { memberships } })
    const moved = await request('/memberships/batch', {
      body: {
        memberships: [
          { ...memberships[0], validTo: ago(7) },
          { userId: 'ada', accountId: 'beta', validFrom: ago(7) },
          { userId: 'ada', accountId: 'beta', validFrom: ago(7), validTo: ago(8) },
        ],
      },
    })
    const statuses = [first, again, moved].map(({ body }) =>
      body.results.map((row: { status: string }) => row.status),
    )
    expect(statuses).toEqual([['created'], ['unchanged'], ['updated', 'created', 'rejected']])
    const facts = await select(`select unit_id from milestone_facts where level = 'account'`)
    expect(facts.map((row) => row.unit_id)).toEqual(['beta'])
  })
})
