import { randomBytes } from 'node:crypto'
import pino from 'pino'
import postgres from 'postgres'
import { createApp } from '../../api/app.ts'
import type { Job } from '../../api/jobs/jobs.ts'
import { runJob } from '../../api/jobs/run-job.ts'
import { openDatabase, type Database } from '../../db/client.ts'
import { startEmbeddedPostgres } from '../../db/embedded/start-embedded-postgres.ts'
import { migrateDatabase } from '../../db/migrate.ts'
import { newTemporaryFolder } from '../harness/temporary-folder.ts'

export interface GoldenApp {
  database: Database
  request(path: string, init?: RequestInit): Promise<Response>
  /** Leaves nothing behind. */
  close(): Promise<void>
}

/**
 * The real application on an empty database, with the real clock: an embedded server in a temporary
 * folder, or a new database on the server that MILEPOST_TEST_DATABASE_URL names.
 */
export async function openGoldenApp(): Promise<GoldenApp> {
  const server = await openServer()
  await migrateDatabase({ url: server.url, log: () => {} })
  const database = openDatabase({ url: server.url, max: 6 })
  const jobs: Job[] = []
  const app = createApp({
    database,
    now: Date.now,
    publicUrl: 'http://localhost',
    secret: randomBytes(32).toString('hex'),
    log: pino({ level: process.env['LOG_LEVEL'] ?? 'error' }, pino.destination(2)),
    trustedProxies: 0,
    isDemo: false,
    distFolder: server.folder,
    jobs: {
      enqueue: async (_sql, job) => void jobs.push(job),
      start: async () => {},
      stop: async () => {},
    },
  })
  return {
    database,
    request: async (path, init) => {
      const answer = await app.request(path, init)
      for (const job of jobs.splice(0)) await runJob(database, job)
      return answer
    },
    close: async () => {
      await database.close()
      await server.close()
    },
  }
}

async function openServer(): Promise<{ url: string; folder: string; close(): Promise<void> }> {
  const folder = newTemporaryFolder()
  const external = process.env['MILEPOST_TEST_DATABASE_URL']
  if (external) {
    const name = `milepost_golden_${randomBytes(5).toString('hex')}`
    const url = new URL(external)
    url.pathname = `/${name}`
    await administer(external, (sql) => sql`create database ${sql(name)}`)
    return {
      url: url.href,
      folder: folder.path,
      close: async () => {
        await administer(external, (sql) => sql`drop database ${sql(name)} with (force)`)
        folder.remove()
      },
    }
  }
  const server = await startEmbeddedPostgres({
    dataFolder: folder.path,
    log: () => {},
    // Nothing here outlives the command, so nothing has to survive a power cut.
    settings: { fsync: 'off', full_page_writes: 'off' },
  })
  return {
    url: server.url,
    folder: folder.path,
    close: async () => {
      await server.stop()
      folder.remove()
    },
  }
}

async function administer(
  url: string,
  command: (sql: postgres.Sql) => Promise<unknown>,
): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await command(sql)
  } finally {
    await sql.end()
  }
}
