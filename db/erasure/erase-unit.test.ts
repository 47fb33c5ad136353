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
/** How many events were counted under each reason but `accepted`. */
const countLeftOut = () =>
  select(
    `select reason, sum(count)::int as count from ingest_counts where reason <> 'accepted'
     group by reason order by reason`,
  )

describe('erasure', () => {
  beforeEach(async () => {
    await putMilestone('reported', 'report', true)
    await putAccounts({ id: 'acme' })
    await putUsers({ id: 'ada' }, { id: 'bob' })
  })
  const tables = ['users', 'accounts', 'events', 'identities', 'memberships', 'milestone_facts']
  const mentions = async (id: string) => {
    // As a word of its own: the hexadecimal digits of another row's id may read "ada" too.
    const named = new RegExp(`\\b${id}\\b`)
    const found: string[] = []
    const kept = ['activity', 'feature_use', 'guide_runs', 'guide_decisions', 'rejected_events']
    for (const table of [...tables, ...kept]) {
      const rows = await select(`select * from ${table}`)
      if (named.test(JSON.stringify(rows))) found.push(table)
    }
    return found
  }

  test('nothing of a user stays, under any of their ids', async () => {
    await send(
      { event: 'look', anonymousId: 'anon-ada', account: 'acme', daysAgo: 3 },
      { type: 'identify', userId: 'ada', anonymousId: 'anon-ada', daysAgo: 2 },
      { event: 'report', userId: 'ada', account: 'acme', daysAgo: 2 },
      { event: 'report', userId: 'bob', account: 'acme', daysAgo: 1 },
    )
    const memberships = [{ userId: 'ada', accountId: 'acme', validFrom: ago(9) }]
    await request('/memberships/batch', { body: { memberships } })
    expect((await request('/users/ada', { method: 'DELETE' })).status).toBe(204)
    expect(await mentions('ada')).toEqual([])
    expect((await request('/users/ada')).status).toBe(404)
    const facts = await select(
      `select reached_at, user_id from milestone_facts where level = 'account'`,
    )
    expect(facts).toEqual([{ reached_at: Date.parse(ago(1)), user_id: 'bob' }])
    const counts = await select(
      `select sum(count) as count from ingest_counts where reason = 'erased_user'`,
    )
    expect(counts).toEqual([{ count: '3' }])
  })

  test('what was erased is not taken in again, and a resend stays a duplicate', async () => {
    await send({ event: 'report', userId: 'ada', account: 'acme', messageId: 'kept' })
    await request('/users/ada', { method: 'DELETE' })
    const [resent, fresh] = await send(
      { event: 'report', userId: 'ada', messageId: 'kept' },
      { event: 'report', userId: 'ada' },
    )
    expect(resent?.status).toBe('duplicate')
    expect(fresh).toMatchObject({ status: 'rejected', code: 'erased' })
    const { body } = await putUsers({ id: 'ada' }, { id: 'bob' })
    expect(body.results).toMatchObject([{ code: 'already_erased' }, { status: 'unchanged' }])
    const put = await request('/users/ada', { method: 'PUT', body: {} })
    expect(put).toMatchObject({ status: 410, body: { code: 'already_erased' } })
    expect(await mentions('ada')).toEqual([])
  })

  test('erasing again does no harm, erasing somebody unknown is not found', async () => {
    await request('/users/ada', { method: 'DELETE' })
    expect((await request('/users/ada', { method: 'DELETE' })).status).toBe(204)
    expect((await request('/users/nobody', { method: 'DELETE' })).status).toBe(404)
    expect((await request('/accounts/nobody', { method: 'DELETE' })).status).toBe(404)
  })

  test('an account takes its events with it, its users stay', async () => {
    const memberships = [{ userId: 'ada', accountId: 'acme', validFrom: ago(9) }]
    await request('/memberships/batch', { body: { memberships } })
    await send(
      { event: 'report', userId: 'ada', daysAgo: 2 },
      { event: 'report', userId: 'ada', account: 'acme', daysAgo: 2 },
      { event: 'report', userId: 'ada', account: 'beta', daysAgo: 1 },
    )
    expect((await request('/accounts/acme', { method: 'DELETE' })).status).toBe(204)
    expect(await mentions('acme')).toEqual([])
    const facts = await select(`select level, unit_id, reached_at from milestone_facts order by 1`)
    expect(facts).toEqual([
      { level: 'account', unit_id: 'beta', reached_at: Date.parse(ago(1)) },
      { level: 'user', unit_id: 'ada', reached_at: Date.parse(ago(1)) },
    ])
    const [count] = await select(
      `select sum(count) as count from ingest_counts where reason = 'erased_account'`,
    )
    expect(count).toEqual({ count: '2' })
  })

  test('an event is counted under the first reason that leaves it out', async () => {
    await putUsers({ id: 'bot', bot: true })
    await send({ event: 'report', userId: 'bot', account: 'acme' })
    await request('/accounts/acme', { method: 'DELETE' })
    const counts = await select(`select reason from ingest_counts where reason <> 'accepted'`)
    expect(counts).toEqual([{ reason: 'bot' }])
  })

  test('what comes after the erasure is counted by the same order', async () => {
    await putUsers({ id: 'bot', bot: true }, { id: 'staff', internal: true }, { id: 'ada' })
    await send({ event: 'report', userId: 'ada', account: 'acme' })
    await request('/accounts/acme', { method: 'DELETE' })
    const results = await send(
      { event: 'report', userId: 'bot', account: 'acme' },
      { event: 'report', userId: 'staff', account: 'acme' },
      { event: 'report', userId: 'ada', account: 'acme' },
    )
    expect(results.map(({ code }) => code)).toEqual(['erased', 'erased', 'erased'])
    expect(await mentions('acme')).toEqual([])
    expect(await countLeftOut()).toEqual([
      { reason: 'bot', count: 1 },
      { reason: 'erased_account', count: 2 },
      { reason: 'internal_user', count: 1 },
    ])
  })

  test('an erased bot stays a bot, and erased staff stays staff', async () => {
    await putUsers({ id: 'bot', bot: true }, { id: 'staff', internal: true })
    await putAccounts({ id: 'ours', internal: true })
    await send({ event: 'report', userId: 'bob', account: 'ours' })
    for (const path of ['/users/bot', '/users/staff', '/accounts/ours']) {
      expect((await request(path, { method: 'DELETE' })).status).toBe(204)
    }
    await send(
      { event: 'report', userId: 'bot' },
      { event: 'report', userId: 'staff' },
      { event: 'report', userId: 'ada', account: 'ours' },
    )
    expect(await countLeftOut()).toEqual([
      { reason: 'bot', count: 1 },
      { reason: 'internal_account', count: 2 },
      { reason: 'internal_user', count: 1 },
    ])
  })

  test('what people go on doing in an erased account counts nowhere, until they join another', async () => {
    const memberships = [{ userId: 'ada', accountId: 'acme', validFrom: ago(9) }]
    await request('/memberships/batch', { body: { memberships } })
    await request('/accounts/acme', { method: 'DELETE' })
    await send({ event: 'report', userId: 'ada', daysAgo: 3 })
    const facts = 'select level, unit_id, reached_at from milestone_facts order by level'
    expect([await select(facts), await select('select * from activity')]).toEqual([[], []])
    expect(await request('/users/ada')).toMatchObject({ body: { accounts: [] } })
    await request('/memberships/batch', {
      body: { memberships: [{ userId: 'ada', accountId: 'beta', validFrom: ago(2) }] },
    })
    await send({ event: 'report', userId: 'ada', daysAgo: 1 })
    const joined = Date.parse(ago(1))
    expect(await select(facts)).toEqual([
      { level: 'account', unit_id: 'beta', reached_at: joined },
      { level: 'user', unit_id: 'ada', reached_at: joined },
    ])
  })

  test('the counts say whose clock was wrong, also of what was refused', async () => {
    await request('/users/ada', { method: 'DELETE' })
    await send(
      { event: 'report', userId: 'ada', daysAgo: 1, sentAt: ago(2) },
      { event: 'report', userId: 'bob', daysAgo: 1, sentAt: ago(3) },
    )
    const counts = await select(
      `select reason, sum(count)::int as count from ingest_counts group by reason order by reason`,
    )
    expect(counts).toEqual([
      { reason: 'accepted', count: 1 },
      { reason: 'erased_user', count: 1 },
      { reason: 'future_clamped', count: 2 },
      { reason: 'skew_corrected', count: 2 },
    ])
  })

  test('nobody can become a user who was erased, nor take their place', async () => {
    await send({ event: 'report', userId: 'ada' }, { event: 'report', userId: 'bob' })
    await request('/users/ada', { method: 'DELETE' })
    const answer = await environment.request('/v1/alias', {
      body: { userId: 'bob', previousId: 'ada' },
    })
    expect((await answer.json()).results).toMatchObject([{ status: 'rejected', code: 'erased' }])
    expect(await mentions('ada')).toEqual([])
  })
})
