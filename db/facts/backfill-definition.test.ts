import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { factsBothWays } from '../../test/harness/facts-both-ways.ts'
import { newEnvironment, type TestEnvironment } from '../../test/harness/new-environment.ts'
import { newTestApp, type TestApp } from '../../test/harness/test-app.ts'
import { backfillDefinition } from './backfill-definition.ts'

let testApp: TestApp
let environment: TestEnvironment
/** Holds rows that a backfill has to wait for. */
let holder: postgres.Sql
beforeAll(async () => {
  testApp = await newTestApp()
  holder = postgres(testApp.databaseUrl, { max: 1, onnotice: () => {} })
})
afterAll(async () => {
  await holder.end()
  await testApp.close()
})
beforeEach(async () => {
  // Jobs wait until they are asked for.
  const request: TestApp['request'] = async (path, init) => testApp.app.request(path, init)
  environment = await newEnvironment({ database: testApp.database, request })
  const batch = Array.from({ length: 300 }, (_, i) => ({
    type: 'track',
    event: i % 3 ? 'look' : 'report',
    userId: `u${i % 150}`,
    context: { groupId: `a${i % 20}` },
  }))
  await environment.request('/v1/batch', { body: { batch } })
})

const put = (kind: 'milestones' | 'features', key: string, event: string) =>
  environment.request(`/api/v1/${kind}/${key}`, {
    method: 'PUT',
    body: {
      name: key,
      condition: { event },
      ...(kind === 'milestones' ? { scope: 'account', firstValue: true } : {}),
    },
  })
const get = async (path: string) => (await environment.request(`/api/v1/${path}`)).json()
const work = (subjectKey: string, budgetMs?: number) =>
  backfillDefinition(
    testApp.database.background,
    { environmentId: environment.environmentId, subjectKind: 'milestone', subjectKey },
    budgetMs === undefined ? {} : { budgetMs },
  )
const expectInStep = async () => {
  const { written, recomputed } = await factsBothWays(
    testApp.database,
    environment.environmentId,
    testApp.now(),
  )
  expect(written).toEqual(recomputed)
}

describe('backfillDefinition', () => {
  test('says how far it is, on the milestone and on reports that use it, until it is done', async () => {
    await put('milestones', 'value', 'report')
    const shares = []
    for (let isDone = false; !isDone;) {
      const { recomputing } = await get('milestones/value')
      expect((await get('metrics/time-to-first-value')).recomputing).toBe(recomputing)
      shares.push(recomputing)
      isDone = await work('value', 1)
    }
    expect(shares.length).toBeGreaterThan(2)
    expect(shares[0]).toBe(0)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect((await get('milestones/value')).recomputing).toBeNull()
    expect((await get('metrics/time-to-first-value')).recomputing).toBeNull()
    await expectInStep()
  })

  test('waits for one user without holding up the events of another', async () => {
    await put('milestones', 'value', 'report')
    let isDone = false
    let working: Promise<boolean> | undefined
    await holder.begin(async (sql) => {
      await sql`select from users where id = 'u99' for update`
      working = work('value').then((done) => (isDone = done))
      // The step is under way once somebody waits for the row.
      await expect
        .poll(async () => {
          const rows = await sql`select from pg_locks where not granted`
          return rows.length
        })
        .toBeGreaterThan(0)
      const body = { event: 'report', userId: 'somebody-new', context: { groupId: 'new' } }
      expect((await environment.request('/v1/track', { body })).status).toBe(200)
      expect(isDone).toBe(false)
    })
    expect(await working).toBe(true)
    await expectInStep()
  })

  test('several changes at once, one of them taken back and one deleted, end up in step', async () => {
    await put('milestones', 'value', 'report')
    await put('milestones', 'second', 'look')
    await put('features', 'looks', 'look')
    await work('value', 1)
    await put('milestones', 'value', 'look')
    await work('second', 1)
    await environment.request('/api/v1/milestones/second', { method: 'DELETE' })
    await put('milestones', 'value', 'report')
    await testApp.runJobs()
    const { rows } = await get('milestones')
    expect(rows).toMatchObject([{ key: 'value', recomputing: null, reachedAccounts: 20 }])
    await expectInStep()
    const left = await testApp.database.withTenants(
      [environment.environmentId],
      (sql) => sql`select subject_key from backfills`,
    )
    expect(left).toEqual([])
  })
})
