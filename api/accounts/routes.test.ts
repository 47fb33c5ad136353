import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'

const day = 86_400_000
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
const ago = (days: number) => new Date(testApp.now() - days * day).toISOString()
const putAccounts = (...accounts: object[]) => request('/accounts/batch', { body: { accounts } })
const putUsers = (...users: object[]) => request('/users/batch', { body: { users } })

let messages = 0
interface Sent {
  event?: string
  userId?: string
  anonymousId?: string
  account?: string
  daysAgo?: number
  type?: string
  messageId?: string
}
/** History, so that it may lie in the past. */
async function send(...events: Sent[]) {
  const batch = events.map(({ event, account, daysAgo = 0, type = 'track', ...rest }) => ({
    type,
    messageId: `m${messages++}`,
    timestamp: ago(daysAgo),
    receivedAt: ago(daysAgo),
    ...(event ? { event } : {}),
    ...(account ? { context: { groupId: account } } : {}),
    ...rest,
  }))
  const answer = await environment.request('/v1/import', { body: { batch } })
  const { results } = await answer.json()
  return results as { messageId: string; status: string; code?: string }[]
}
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
    expect(status).toBe(422)
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

describe('listing', () => {
  beforeEach(async () => {
    await putMilestone('reported', 'report', true)
    await putMilestone('invited', 'invite')
    await putAccounts(
      { id: 'reached', name: 'Zed', createdAt: ago(30) },
      { id: 'waiting', name: 'Yard', createdAt: ago(3) },
      { id: 'stuck', name: 'X-ray 100%', createdAt: ago(20) },
      { id: 'churned', name: 'Whale', createdAt: ago(40), churnedAt: ago(2) },
    )
    await send(
      { event: 'report', userId: 'ada', account: 'reached', daysAgo: 28 },
      { event: 'invite', userId: 'bob', account: 'stuck', daysAgo: 7 },
      { event: 'invite', userId: 'eve', account: 'waiting', daysAgo: 1 },
    )
  })

  const ids = async (query: string) => {
    const { body } = await request(`/accounts${query}`)
    return body.rows.map((row: { id: string }) => row.id)
  }

  test('every account stands somewhere: reached, waiting, stuck for a week, churned', async () => {
    const { body } = await request('/accounts?sort=name')
    expect(body.rows).toMatchObject([
      { id: 'churned', state: 'churned', waitingMs: null },
      { id: 'stuck', state: 'stuck', waitingMs: 20 * day, milestonesReached: 1 },
      { id: 'waiting', state: 'waiting', waitingMs: 3 * day, milestonesTotal: 2, users: 1 },
      { id: 'reached', state: 'reached', timeToFirstValueMs: 2 * day, firstValueAt: ago(28) },
    ])
    expect(await ids('?state=stuck')).toEqual(['stuck'])
  })

  test('search finds part of a name or id, and its signs are only signs', async () => {
    expect(await ids('?search=ray')).toEqual(['stuck'])
    expect(await ids('?search=REACH')).toEqual(['reached'])
    expect(await ids(`?search=${encodeURIComponent('%')}`)).toEqual(['stuck'])
    expect(await ids('?search=_')).toEqual([])
  })

  test.each([
    ['-createdAt', ['waiting', 'stuck', 'reached', 'churned']],
    ['createdAt', ['churned', 'reached', 'stuck', 'waiting']],
    ['-waiting', ['stuck', 'waiting', 'reached', 'churned']],
    ['-lastSeenAt', ['waiting', 'stuck', 'reached', 'churned']],
    ['timeToFirstValue', ['reached', 'churned', 'stuck', 'waiting']],
  ])('ordered by %s, page by page', async (sort, expected) => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const query: string = `?sort=${sort}&limit=1${cursor ? `&cursor=${cursor}` : ''}`
      const { body } = await request(`/accounts${query}`)
      seen.push(...body.rows.map((row: { id: string }) => row.id))
      cursor = body.nextCursor
    } while (cursor)
    const withoutTies = sort === '-waiting' ? seen.slice(0, 2) : seen
    expect(withoutTies).toEqual(expected.slice(0, withoutTies.length))
    expect(seen).toHaveLength(4)
  })

  test('a cursor of another list is refused', async () => {
    expect((await request('/accounts?cursor=nonsense')).status).toBe(422)
  })

  test('one account shows its phases, its next step and its people', async () => {
    const step = (key: string, milestone: string) => ({
      key,
      title: { en: `Do ${key}` },
      milestone,
    })
    const phase = (key: string, ...steps: object[]) => ({
      key,
      title: { en: `Phase ${key}` },
      unlock: { kind: 'always' },
      steps,
    })
    const draft = {
      key: 'start',
      kind: 'checklist',
      name: 'Start',
      audience: null,
      trigger: 'auto',
      content: {
        title: { en: 'Start' },
        phases: [phase('one', step('invite', 'invited')), phase('two', step('report', 'reported'))],
      },
    }
    await request('/guides/start', { method: 'PUT', body: { draft } })
    await request('/guides/start/publish', { body: {} })
    const { body } = await request('/accounts/waiting')
    expect(body).toMatchObject({
      currentPhase: 'Phase two',
      nextStep: 'Do report',
      phases: [
        { key: 'one', done: 1, total: 1, completedAt: ago(1) },
        { key: 'two', done: 0, total: 1, completedAt: null },
      ],
      milestones: [
        { key: 'invited', reachedAt: ago(1), userId: 'eve' },
        { key: 'reported', reachedAt: null },
      ],
      people: [{ id: 'eve', lastSeenAt: ago(1) }],
    })
    expect((await request('/accounts/nobody')).status).toBe(404)
  })

  test('the timeline is newest first, folds equal neighbours and pages', async () => {
    await send(
      { event: 'open', userId: 'ada', account: 'reached', daysAgo: 27 },
      { event: 'open', userId: 'ada', account: 'reached', daysAgo: 26 },
      { event: 'open', userId: 'bob', account: 'reached', daysAgo: 25 },
    )
    const { body } = await request('/accounts/reached/timeline')
    expect(
      body.rows.map((row: { kind: string; name: string; count: number }) => [
        row.kind,
        row.name,
        row.count,
      ]),
    ).toEqual([
      ['event', 'open', 1],
      ['event', 'open', 2],
      ['milestone', 'reported', 1],
      ['event', 'report', 1],
      ['start', '', 1],
    ])
    const first = await request('/accounts/reached/timeline?limit=3')
    const rest = await request(`/accounts/reached/timeline?limit=3&cursor=${first.body.nextCursor}`)
    expect([...first.body.rows, ...rest.body.rows]).toEqual(body.rows)
    expect(rest.body.nextCursor).toBeNull()
  })
})

describe('erasure', () => {
  beforeEach(async () => {
    await putMilestone('reported', 'report', true)
    await putAccounts({ id: 'acme' })
    await putUsers({ id: 'ada' }, { id: 'bob' })
  })
  const tables = ['users', 'accounts', 'events', 'identities', 'memberships', 'milestone_facts']
  const mentions = async (text: string) => {
    const found: string[] = []
    for (const table of [...tables, 'activity', 'feature_use', 'guide_runs', 'rejected_events']) {
      const rows = await select(`select * from ${table}`)
      if (JSON.stringify(rows).includes(text)) found.push(table)
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
})
