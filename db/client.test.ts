import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually, sayingATime } from '../test/harness/eventually.ts'
import { openTcpProxy, type TcpProxy } from '../test/faults/tcp-proxy.ts'
import { newTestDatabase, type TestDatabase } from '../test/harness/test-database.ts'
import { openDatabase, type Connections, type Database } from './client.ts'

let testDatabase: TestDatabase
let proxy: TcpProxy
let database: Database
let superuser: postgres.Sql
beforeAll(async () => {
  testDatabase = await newTestDatabase()
  const url = new URL(testDatabase.url)
  proxy = await openTcpProxy({ upstreams: [Number(url.port)] })
  url.host = `127.0.0.1:${proxy.port}`
  database = openDatabase({ url: url.href })
  superuser = postgres(testDatabase.url, { max: 1, onnotice: () => {} })
})
afterAll(async () => {
  await database.close()
  await superuser.end()
  await proxy.close()
  await testDatabase.drop()
})

const ask = (connections: Pick<Connections, 'withTenants'>, n: number) =>
  connections.withTenants([], async (sql) => {
    const [row] = await sql<{ n: number }[]>`select ${n}::int as n`
    return row?.n
  })
const hold = (connections: Pick<Connections, 'withTenants'>, seconds: number) =>
  connections.withTenants([], (sql) => sql`select pg_sleep(${seconds})`)
/** Ends what the server has open for us, as a restart would. */
const endConnections = () => superuser`
  select pg_terminate_backend(pid) from pg_stat_activity
  where application_name like 'milepost%' and datname = current_database()`
const refusal = { code: 'DATABASE_UNAVAILABLE' }

describe('openDatabase', () => {
  test('keeps connections free for the intake while every other one is busy', async () => {
    const { running } = database.pools().find(({ pool }) => pool === 'intake')!
    expect(running).toBe(0)
    const reports = [1, 2, 3, 4].map(() => hold(database, 2))
    const late = hold(database, 0)
    const rows = [1, 2, 3].map(() => database.control.execute('select pg_sleep(2)'))
    const answers = [1, 2, 3, 4, 5].map((n) => ask(database.intake, n))
    expect(await Promise.all(answers)).toEqual([1, 2, 3, 4, 5])
    expect(database.pools().filter((pool) => pool.waiting > 0)).toMatchObject([{ pool: 'reports' }])
    await expect(late).rejects.toMatchObject(refusal)
    await Promise.all([...reports, ...rows])
  })

  test('survives connections that die in the middle, and gives nobody the answer of another', async () => {
    const dying = Array.from({ length: 8 }, (_, n) =>
      (n % 2 ? hold(database.intake, 5) : hold(database, 5)).then(
        () => 'answered',
        () => 'refused',
      ),
    )
    await expect.poll(() => database.pools().map(({ running }) => running)).toEqual([4, 4, 0, 0, 0])
    await endConnections()
    expect(new Set(await Promise.all(dying))).toEqual(new Set(['refused']))
    const questions = Array.from({ length: 40 }, (_, n) => n)
    for (const connections of [database, database.intake]) {
      expect(await Promise.all(questions.map((n) => ask(connections, n)))).toEqual(questions)
    }
  })

  test('asks no more on a connection that died while the transaction did something else', async () => {
    let endOfPause = () => {}
    const pause = new Promise<void>((resolve) => (endOfPause = resolve))
    const begun = database.intake.withTenants([], async (sql) => {
      await sql`select 1`
      await endConnections()
      await pause
      return sql`select 2`
    })
    await expect(begun).rejects.toThrow()
    endOfPause()
    expect(await ask(database.intake, 7)).toBe(7)
  })

  test.each(['refuse', 'black_hole'] as const)(
    'knows within 2 s that the database is gone (%s), says so at once, and is back by itself',
    sayingATime,
    async (mode) => {
      const waiting = Promise.allSettled([hold(database.intake, 4), hold(database, 4)])
      proxy.faults.mode = mode
      if (mode === 'refuse') proxy.cut()
      const startedMs = performance.now()
      const outcomes = (await waiting).map(({ status }) => status)
      expect(outcomes).toEqual(['rejected', 'rejected'])
      await expect.poll(() => database.isDown(), { timeout: 5_000, interval: 10 }).toBe(true)
      expect(performance.now() - startedMs).toBeLessThan(3_500)
      const downMs = performance.now()
      await expect(ask(database.intake, 1)).rejects.toMatchObject(refusal)
      await expect(database.control.execute('select 1')).rejects.toThrow()
      expect(performance.now() - downMs).toBeLessThan(1_000)
      proxy.heal()
      await expect.poll(() => database.isDown(), { timeout: 5_000, interval: 10 }).toBe(false)
      // The first may still meet a connection that was begun before, and fail with it.
      expect(await eventually(() => ask(database.intake, 2))).toBe(2)
    },
  )
})
