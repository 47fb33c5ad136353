import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { startEmbeddedPostgres } from '../../db/embedded/start-embedded-postgres.ts'
import { migrateDatabase } from '../../db/migrate.ts'
import { newTemporaryFolder } from './temporary-folder.ts'

/** A migrated, empty database of one command. */
export interface ScratchDatabase {
  /** Connects as superuser: hand it to `openDatabase`, which lowers the role. */
  url: string
  /** Empty; goes with the database. */
  folder: string
  /** Leaves nothing behind. */
  close(): Promise<void>
}

/**
 * For commands, which have no test run to take a database from: an embedded server in a temporary
 * folder, or a new database on the server that MILEPOST_TEST_DATABASE_URL names.
 */
export async function openScratchDatabase(): Promise<ScratchDatabase> {
  const server = await openServer()
  await migrateDatabase({ url: server.url, log: () => {} })
  return server
}

async function openServer(): Promise<ScratchDatabase> {
  const folder = newTemporaryFolder()
  const external = process.env['MILEPOST_TEST_DATABASE_URL']
  if (external) {
    const name = `milepost_scratch_${randomBytes(5).toString('hex')}`
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
