import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { daysBefore, sendHistory, type HistoryEvent } from '../../test/harness/send-history.ts'
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
const ago = (days: number) => daysBefore(testApp, days)
const send = (...events: HistoryEvent[]) => sendHistory(testApp, environment, ...events)
const putAccounts = (...accounts: object[]) => request('/accounts/batch', { body: { accounts } })
const putMilestone = (key: string, event: string, firstValue = false) =>
  request(`/milestones/${key}`, {
    method: 'PUT',
    body: { name: key, scope: 'account', condition: { event }, firstValue },
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
    expect((await request('/accounts?cursor=nonsense')).status).toBe(400)
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
