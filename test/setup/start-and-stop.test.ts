import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import postgres from 'postgres'
import { afterEach, expect, test } from 'vitest'
import { isProcessAlive } from '../../db/embedded/process-lock.mjs'
import { startEmbeddedPostgres } from '../../db/embedded/start-embedded-postgres.ts'
import { sayingATime } from '../harness/eventually.ts'
import { startMilepost, type MilepostProcess } from '../harness/milepost-process.ts'
import { newTemporaryFolder } from '../harness/temporary-folder.ts'

const STOP_LIMIT_MS = 10_000
const cleanUps: (() => Promise<unknown> | void)[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp()
})

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s stops the server and its database within 10 s',
  sayingATime,
  async (signal) => {
    const folder = newFolder()
    const milepost = start({ MILEPOST_DATA: folder })
    const address = await milepost.ready
    expect((await fetch(`${address}/livez`)).status).toBe(200)
    const database = findPostmaster(folder)
    const startedAtMs = Date.now()
    expect(await milepost.stop(signal)).toBe(0)
    expect(Date.now() - startedAtMs).toBeLessThan(STOP_LIMIT_MS)
    expect(isProcessAlive(database)).toBe(false)
    await expect(fetch(`${address}/livez`)).rejects.toThrow()
  },
)

test('npm start passes SIGTERM on, and leaves nothing running', async () => {
  const folder = newFolder()
  const npm = process.env.npm_execpath ?? 'npm'
  const npmStart = npm.endsWith('js') ? [process.execPath, npm, 'start'] : [npm, 'start']
  const milepost = start({ MILEPOST_DATA: folder }, npmStart as [string, ...string[]])
  await milepost.ready
  const database = findPostmaster(folder)
  await milepost.stop('SIGTERM')
  await expect.poll(() => isProcessAlive(database), { timeout: STOP_LIMIT_MS }).toBe(false)
})

test('after kill -9 the next start stops the orphaned database and has all data', async () => {
  const folder = newFolder()
  const first = start({ MILEPOST_DATA: folder })
  await first.ready
  const orphan = findPostmaster(folder)
  await withSql(folder, async (sql) => {
    await sql`create table kept (n int)`
    await sql`insert into kept values (42)`
  })
  expect(await first.stop('SIGKILL')).toBe('SIGKILL')
  expect(isProcessAlive(orphan)).toBe(true)

  const second = start({ MILEPOST_DATA: folder })
  await second.ready
  expect(isProcessAlive(orphan)).toBe(false)
  expect(await withSql(folder, (sql) => sql`select n from kept`)).toEqual([{ n: 42 }])
})

test('when the database was killed too, the next start recovers it', async () => {
  const folder = newFolder()
  const first = start({ MILEPOST_DATA: folder })
  await first.ready
  await withSql(folder, (sql) => sql`create table kept as select 42 as n`)
  process.kill(findPostmaster(folder), 'SIGKILL')
  await first.stop('SIGKILL')

  const second = start({ MILEPOST_DATA: folder })
  await second.ready
  expect(await withSql(folder, (sql) => sql`select n from kept`)).toEqual([{ n: 42 }])
})

test('a second copy on the same data folder is refused, and says how to have its own', async () => {
  const folder = newFolder()
  const first = start({ MILEPOST_DATA: folder })
  const address = await first.ready
  const second = start({ MILEPOST_DATA: folder })
  expect(await second.exited).toBe(1)
  expect(second.output()).toContain(`Another Milepost (process ${first.pid})`)
  expect(second.output()).toContain('MILEPOST_DATA=')
  expect((await fetch(`${address}/livez`)).status).toBe(200)
})

test('a taken port is told before anything is created, with the way out', async () => {
  const folder = newFolder()
  const port = await occupyPort()
  const milepost = start({ MILEPOST_DATA: join(folder, 'data'), PORT: String(port) })
  expect(await milepost.exited).toBe(1)
  expect(milepost.output()).toContain(`Port ${port} is taken`)
  expect(milepost.output()).toContain(`PORT=${port + 1} npm start`)
  expect(milepost.output()).not.toMatch(/database|at .*\.js:/i)
  expect(existsSync(join(folder, 'data'))).toBe(false)
})

test('with DATABASE_URL nothing embedded is started', async () => {
  const folder = newFolder()
  const external = await startEmbeddedPostgres({ dataFolder: newFolder(), log: () => {} })
  cleanUps.push(external.stop)
  const milepost = start({
    MILEPOST_DATA: join(folder, 'data'),
    DATABASE_URL: external.url,
    MILEPOST_SECRET: 's'.repeat(32),
  })
  await milepost.ready
  expect(existsSync(join(folder, 'data'))).toBe(false)
  expect(await milepost.stop()).toBe(0)
  const sql = postgres(external.url, { max: 1 })
  expect(await sql`select 1 as alive`).toEqual([{ alive: 1 }])
  await sql.end()
})

test('told to stop in the middle of the first start, it leaves no process', async () => {
  const folder = newFolder()
  const milepost = start({ MILEPOST_DATA: folder })
  await expect.poll(() => milepost.output(), { timeout: 10_000, interval: 5 }).toContain('Creating')
  expect(await milepost.stop()).toBe(0)
  await expect.poll(() => findProcessesOf(folder), { timeout: STOP_LIMIT_MS }).toEqual([])
  const again = start({ MILEPOST_DATA: folder })
  expect(await again.ready).toMatch(/^http:/)
})

function start(env: Record<string, string>, command?: [string, ...string[]]): MilepostProcess {
  const milepost = startMilepost({
    env: { MILEPOST_DEMO: '0', ...env },
    ...(command && { command }),
  })
  cleanUps.push(() => milepost.stop())
  return milepost
}

function newFolder(): string {
  const { path, remove } = newTemporaryFolder()
  cleanUps.push(remove)
  return path
}

function occupyPort(): Promise<number> {
  const server = createServer()
  cleanUps.push(() => void server.close())
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

function readRecord(folder: string): { home: string; port: number; password: string } {
  return JSON.parse(readFileSync(join(folder, 'postgres.json'), 'utf8'))
}

function findPostmaster(folder: string): number {
  const file = resolve(folder, readRecord(folder).home, 'data/postmaster.pid')
  return Number(readFileSync(file, 'utf8').split('\n')[0])
}

async function withSql<T>(folder: string, fn: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const { port, password } = readRecord(folder)
  const sql = postgres({
    host: '127.0.0.1',
    port,
    password,
    user: 'postgres',
    database: 'milepost',
    max: 1,
  })
  try {
    return await fn(sql)
  } finally {
    await sql.end()
  }
}

function findProcessesOf(folder: string): string[] {
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-eo', 'pid,command'], { encoding: 'utf8' })
    return stdout.split('\n').filter((line) => line.includes(folder))
  }
  return readdirSync('/proc').filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)
    } catch {
      return false
    }
  })
}
