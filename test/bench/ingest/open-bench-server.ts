import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { createEnvironment } from '../../../api/environments/create-environment.ts'
import { createKey } from '../../../api/keys/create-key.ts'
import { createStopInOrder } from '../../../api/stop-in-order.ts'
import { createWorkspace } from '../../../api/workspaces/create-workspace.ts'
import { type Database, openDatabase } from '../../../db/client.ts'
import { startEmbeddedPostgres } from '../../../db/embedded/start-embedded-postgres.ts'
import { migrateDatabase } from '../../../db/migrate.ts'
import { type MilepostProcess, startMilepost } from '../../harness/milepost-process.ts'
import { milestoneNames } from './sample-events.ts'

/** The embedded PostgreSQL as shipped, and the built server in a process of its own. */
export interface BenchServer {
  address: string
  writeKey: string
  environmentId: string
  api: MilepostProcess
  /** Connects as the superuser. */
  databaseUrl: string
  /** Of the postmaster; its backends are its children. */
  databasePid: number
  /** As the owner of the cluster, past row level security. */
  superuser: postgres.Sql
  close(): Promise<void>
}

/** Opens an empty one with two milestones and a feature. Close it when done. */
export async function openBenchServer(): Promise<BenchServer> {
  const opened = createStopInOrder((error) => console.error(error))
  try {
    const dataFolder = await mkdtemp(join(tmpdir(), 'milepost-bench-'))
    opened.add(() => rm(dataFolder, { recursive: true, force: true }))
    const cluster = await startEmbeddedPostgres({ dataFolder, log: () => {} })
    opened.add(() => cluster.stop())
    await migrateDatabase({ url: cluster.url, log: () => {} })
    const keys = await prepare(cluster.url)
    const api = startMilepost({
      env: {
        DATABASE_URL: cluster.url,
        MILEPOST_DATA: dataFolder,
        MILEPOST_DEMO: '0',
        MILEPOST_SECRET: 'a secret of the benchmark, long enough',
        LOG_LEVEL: 'error',
        // The server is to be saturated, not its limits.
        MILEPOST_LIMIT_REQUESTS: '1000000',
        MILEPOST_LIMIT_EVENTS: '1000000',
      },
    })
    opened.add(async () => void (await api.stop()))
    const superuser = postgres(cluster.url, { max: 1, onnotice: () => {} })
    opened.add(() => superuser.end())
    const [row] = await superuser<{ pid: number }[]>`
      select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid`
    return {
      ...keys,
      address: await api.ready,
      api,
      databaseUrl: cluster.url,
      databasePid: row?.pid ?? 0,
      superuser,
      close: () => opened.stop(),
    }
  } catch (error) {
    await opened.stop()
    throw error
  }
}

async function prepare(url: string): Promise<{ environmentId: string; writeKey: string }> {
  const database = openDatabase({ url })
  try {
    return await defineEnvironment(database)
  } finally {
    await database.close()
  }
}

async function defineEnvironment(database: Database) {
  const { workspaceId } = await createWorkspace(database, { slug: 'bench', name: 'Bench' })
  const { id: environmentId } = await createEnvironment(database, {
    workspaceId,
    slug: 'production',
    name: 'Production',
  })
  const { secret: writeKey } = await createKey(database, {
    environmentId,
    kind: 'write',
    name: 'bench',
  })
  await database.withTenants([environmentId], async (sql) => {
    for (const event of milestoneNames) {
      await sql`
        insert into milestones (environment_id, key, name, scope, condition, first_value)
        values (${environmentId}, ${event}, ${event}, 'account',
          ${JSON.stringify({ event })}::text::jsonb, ${event === 'published'})`
    }
    await sql`
      insert into features (environment_id, key, name, condition)
      values (${environmentId}, 'export', 'Export', ${JSON.stringify({ event: 'exported' })}::text::jsonb)`
  })
  return { environmentId, writeKey }
}
