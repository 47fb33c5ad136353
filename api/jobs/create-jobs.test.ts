import pino from 'pino'
import { afterEach, describe, expect, test } from 'vitest'
import { newEnvironment } from '../../test/harness/new-environment.ts'
import { newTestApp } from '../../test/harness/test-app.ts'
import { openDatabase, type Database } from '../../db/client.ts'
import { newTestDatabase } from '../../test/harness/test-database.ts'
import { changeDefinition, everyDefinition } from '../definitions/change-definition.ts'
import { createJobs } from './create-jobs.ts'

const log = pino({ level: 'silent' })
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

describe('createJobs', () => {
  test('processes that start together share one queue', async () => {
    const { url, drop } = await newTestDatabase()
    closing.push(drop)
    const databases = [1, 2, 3].map(() => openDatabase({ url }))
    const jobs = databases.map((database) => createJobs({ database, now: Date.now, log }))
    closing.push(...databases.map((database) => () => database.close()))
    closing.push(...jobs.map((each) => () => each.stop()))
    await Promise.all(jobs.map((each) => each.start()))
    const inspector = openDatabase({ url })
    closing.push(() => inspector.close())
    const queues = await inspector.raw<{ name: string }[]>`select name from pgboss.queue`
    expect(queues.map(({ name }) => name)).toContain('backfill')
  })

  test('a job is done when the transaction that asked for it commits, and only then', async () => {
    const testApp = await newTestApp()
    closing.push(testApp.close)
    const { database } = testApp
    const jobs = createJobs({ database, now: Date.now, log })
    await jobs.start()
    closing.push(() => jobs.stop())
    const { environment, request } = await newEnvironment(testApp)
    // Without history there would be nothing to do.
    await request('/v1/track', { body: { event: 'opened', userId: 'ada' } })
    const ctx = { database, environment, jobs }
    const change = { result: undefined, change: 'rule' } as const

    await changeDefinition(ctx, everyDefinition, async () => change)
    await expect(
      database.withTenants([environment.id], async (sql) => {
        await jobs.enqueue(sql, {
          kind: 'backfill',
          environmentId: environment.id,
          ...everyDefinition,
        })
        throw new Error('changed my mind')
      }),
    ).rejects.toThrow('changed my mind')
    await expect.poll(() => jobStates(database), { timeout: 10_000 }).toEqual(['completed'])
    const left = await database.withTenants([environment.id], (sql) => sql`select from backfills`)
    expect(left).toHaveLength(0)
  })

  test('a job that is asked for while the queue starts is done too', async () => {
    const testApp = await newTestApp()
    closing.push(testApp.close)
    const { database } = testApp
    const { environment } = await newEnvironment(testApp)
    const jobs = createJobs({ database, now: Date.now, log })
    closing.push(() => jobs.stop())
    const started = jobs.start()
    await database.withTenants([environment.id], (sql) =>
      jobs.enqueue(sql, { kind: 'backfill', environmentId: environment.id, ...everyDefinition }),
    )
    await started
    await expect.poll(() => jobStates(database), { timeout: 10_000 }).toEqual(['completed'])
  })
})

async function jobStates({ raw }: Database): Promise<string[]> {
  const rows = await raw<{ state: string }[]>`select state from pgboss.job where name = 'backfill'`
  return rows.map(({ state }) => state)
}
