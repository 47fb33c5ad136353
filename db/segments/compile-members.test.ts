import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Condition } from '#contract/condition'
import { newMetricScene, type MetricScene } from '../../test/harness/metric-scene.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'
import { newSqlParams } from '../conditions/sql-params.ts'
import { currentDefinitions } from '../facts/definitions.ts'
import { compileMembers } from './compile-members.ts'

let testApp: TestApp
let scene: MetricScene
beforeAll(async () => {
  testApp = await newTestApp()
})
afterAll(() => testApp.close())

/** Ids of the accounts (users) that a condition holds for at this instant. */
async function membersOf(
  condition: Condition,
  level: 'account' | 'user',
  at = '2026-03-31T00:00:00Z',
): Promise<string[]> {
  const { environmentId } = scene.environment
  return testApp.database.withTenants([environmentId], async (sql) => {
    const definitions = await currentDefinitions(sql, new Map(), environmentId)
    const params = newSqlParams([environmentId])
    const options = { level, segments: definitions.segments, nowMs: Date.parse(at) }
    const members = compileMembers(condition, options, params)
    const rows = await sql.unsafe<{ id: string }[]>(
      `select id from (${members}) member order by id`,
      params.values as string[],
    )
    return rows.map(({ id }) => id)
  })
}

beforeEach(async () => {
  scene = await newMetricScene(testApp)
  await scene.milestones({
    published: { scope: 'account' },
    toured: { scope: 'user' },
  })
  await scene.accounts([
    { id: 'acme', createdAt: '2026-03-01T00:00:00Z', traits: { plan: 'pro' } },
    { id: 'beta', createdAt: '2026-03-01T00:00:00Z', traits: { plan: 'free' } },
  ])
  await scene.users([
    { id: 'ada', traits: { role: 'admin' } },
    { id: 'bob', traits: { role: 'guest' } },
    { id: 'cyd', internal: true },
  ])
  await scene.memberships([
    { userId: 'ada', accountId: 'acme', validFrom: '2026-03-01T00:00:00Z' },
    {
      userId: 'bob',
      accountId: 'acme',
      validFrom: '2026-03-01T00:00:00Z',
      validTo: '2026-03-15T00:00:00Z',
    },
    { userId: 'bob', accountId: 'beta', validFrom: '2026-03-15T00:00:00Z' },
  ])
  await scene.history([
    { at: '2026-03-02T00:00:00Z', event: 'published', user: 'ada' },
    { at: '2026-03-02T01:00:00Z', event: 'toured', user: 'bob' },
    { at: '2026-03-10T00:00:00Z', event: 'export', user: 'bob', account: 'beta' },
    { at: '2026-03-10T06:00:00Z', event: 'export', user: 'bob', account: 'beta' },
    { at: '2026-03-20T00:00:00Z', event: 'export', user: 'ada' },
    { at: '2026-03-21T00:00:00Z', event: 'export', user: 'cyd', account: 'acme' },
  ])
})

describe('compileMembers', () => {
  test('an account is a member by its own traits; user fields are missing there', async () => {
    const pro: Condition = { account: 'plan', op: 'is', value: 'pro' }
    expect(await membersOf(pro, 'account')).toEqual(['acme'])
    expect(await membersOf({ user: 'role', op: 'exists' }, 'account')).toEqual([])
  })

  test('a user is a member by own traits, and by those of the account of now', async () => {
    expect(await membersOf({ user: 'role', op: 'is', value: 'guest' }, 'user')).toEqual(['bob'])
    const free: Condition = { account: 'plan', op: 'is', value: 'free' }
    expect(await membersOf(free, 'user')).toEqual(['bob'])
    expect(await membersOf(free, 'user', '2026-03-14T00:00:00Z')).toEqual([])
  })

  test.each<[Condition, string[], string[]]>([
    [{ event: 'export' }, ['acme', 'beta'], ['ada', 'bob', 'cyd']],
    [{ event: 'export', atLeast: 2 }, ['beta'], ['bob']],
    [{ event: 'export', atLeast: 2, withinDays: 0.25 }, ['beta'], ['bob']],
    [{ event: 'export', atLeast: 2, withinDays: 0.2 }, [], []],
    [{ event: 'export', lastDays: 11 }, ['acme'], ['ada', 'cyd']],
    [{ not: { event: 'export', lastDays: 11 } }, ['beta'], ['bob']],
    [{ event: 'nothing' }, [], []],
  ])('%j: accounts %j, users %j', async (condition, accounts, users) => {
    expect(await membersOf(condition, 'account')).toEqual(accounts)
    expect(await membersOf(condition, 'user')).toEqual(users)
  })

  test('a milestone of account scope holds for all its users, one of user scope for who reached it', async () => {
    expect(await membersOf({ milestone: 'published' }, 'account')).toEqual(['acme'])
    expect(await membersOf({ milestone: 'published' }, 'user')).toEqual(['ada'])
    expect(await membersOf({ milestone: 'toured' }, 'account')).toEqual(['acme'])
    expect(await membersOf({ milestone: 'toured' }, 'user')).toEqual(['bob'])
  })

  test('what was received later does not count', async () => {
    const before = '2026-03-01T12:00:00Z'
    expect(await membersOf({ milestone: 'published' }, 'account', before)).toEqual([])
    expect(await membersOf({ event: 'export' }, 'account', before)).toEqual([])
  })

  test('a segment that is not there holds for nobody', async () => {
    expect(await membersOf({ segment: 'gone' }, 'account')).toEqual([])
    expect(await membersOf({ not: { segment: 'gone' } }, 'account')).toEqual(['acme', 'beta'])
  })
})
