import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { inject } from 'vitest'

/** A migrated, empty database of one test file. */
export interface TestDatabase {
  /** Connects as superuser: hand it to `openDatabase`, which lowers the role. */
  url: string
  /** Drops it now. Otherwise it goes when the run ends. */
  drop(): Promise<void>
}

/** Clones the migrated template: about 50 ms. For the projects that start a server (vitest.config.ts). */
export async function newTestDatabase(): Promise<TestDatabase> {
  const templateUrl = new URL(inject('testTemplateUrl'))
  const template = templateUrl.pathname.slice(1)
  const name = `${template}_${randomBytes(5).toString('hex')}`
  await administer(
    templateUrl,
    (sql) => sql`create database ${sql(name)} template ${sql(template)}`,
  )
  const url = new URL(templateUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: () =>
      administer(templateUrl, (sql) => sql`drop database if exists ${sql(name)} with (force)`),
  }
}

// Through `postgres`: a database with a connection to it can neither be cloned nor dropped.
async function administer(
  serverUrl: URL,
  command: (sql: postgres.Sql) => Promise<unknown>,
): Promise<void> {
  const url = new URL(serverUrl)
  url.pathname = '/postgres'
  const sql = postgres(url.href, { max: 1, onnotice: () => {} })
  try {
    await command(sql)
  } finally {
    await sql.end()
  }
}
