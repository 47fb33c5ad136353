import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../db/embedded/start-embedded-postgres.ts'
import { migrateDatabase } from '../../db/migrate.ts'
import { newTemporaryFolder } from './temporary-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connects as superuser to the database that every test database is cloned from. */
    testTemplateUrl: string
  }
}

interface Server {
  templateUrl: string
  users: number
  stop(): Promise<void>
}

// Every project of a run asks for the server, each through a copy of this module of its own.
const shared = globalThis as typeof globalThis & { milepostTestServer?: Promise<Server> }

/**
 * Before the first test that needs PostgreSQL: starts one for the whole run, on a folder of its own,
 * and migrates the template. MILEPOST_TEST_DATABASE_URL names a server (as superuser) to use instead.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.milepostTestServer ??= start()
  const server = await shared.milepostTestServer
  server.users += 1
  project.provide('testTemplateUrl', server.templateUrl)
  return async () => {
    server.users -= 1
    if (server.users > 0) return
    delete shared.milepostTestServer
    await server.stop()
  }
}

async function start(): Promise<Server> {
  const external = process.env.MILEPOST_TEST_DATABASE_URL
  const server = external ? { url: external, stop: async () => {} } : await startTemporary()
  const name = `milepost_test_${process.pid}`
  const sql = postgres(server.url, { max: 1, onnotice: () => {} })
  const templateUrl = withDatabase(server.url, name)
  try {
    await sql`drop database if exists ${sql(name)} with (force)`
    await sql`create database ${sql(name)}`
    await migrateDatabase({ url: templateUrl, log: () => {} })
  } catch (error) {
    await sql.end()
    await server.stop()
    throw error
  }
  return {
    templateUrl,
    users: 0,
    stop: async () => {
      // A folder of our own goes as a whole; a server of somebody else's is left as it was.
      if (external) await dropAll(sql, name)
      await sql.end()
      await server.stop()
    },
  }
}

async function startTemporary(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = newTemporaryFolder()
  const server = await startEmbeddedPostgres({
    dataFolder: folder.path,
    log: () => {},
    // Nothing here outlives the run, so nothing has to survive a power cut.
    settings: {
      fsync: 'off',
      full_page_writes: 'off',
      shared_buffers: '256MB',
      max_connections: '300',
    },
  })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      folder.remove()
    },
  }
}

async function dropAll(sql: postgres.Sql, name: string): Promise<void> {
  const databases = await sql<{ datname: string }[]>`
    select datname from pg_database where datname = ${name} or datname like ${`${name}\\_%`}`
  for (const { datname } of databases) await sql`drop database ${sql(datname)} with (force)`
}

function withDatabase(url: string, name: string): string {
  const parsed = new URL(url)
  parsed.pathname = `/${name}`
  return parsed.href
}
