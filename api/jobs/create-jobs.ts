import PgBoss from 'pg-boss'
import type { Logger } from 'pino'
import type { Database, TenantSql } from '../../db/client.ts'
import { toLoggedError } from '../to-logged-error.ts'
import { bossSql, bossSqlWithin, runScript } from './boss-sql.ts'
import type { Job, Jobs } from './jobs.ts'
import { runJob } from './run-job.ts'

const SCHEMA = 'pgboss'
/** After a crash a job is taken up again this long after it was begun; two at once do no harm. */
const EXPIRE_SECONDS = 60
/** Long enough for a database that restarts. */
const RETRY = { retryLimit: 20, retryDelay: 5, retryBackoff: false } as const
const STOP_MS = 5_000
const START_LOCK = 715_003_002

/**
 * The queue of background work, on the same database and open to any number of processes. Until
 * `start` nothing can be enqueued.
 */
export function createJobs({ database, log }: { database: Database; log: Logger }): Jobs {
  const boss = new PgBoss({
    db: bossSql(database.raw),
    schema: SCHEMA,
    maintenanceIntervalSeconds: 30,
    schedule: false,
  })
  boss.on('error', (error) => log.error({ error: toLoggedError(error) }, 'jobs'))
  return {
    enqueue: async (sql: TenantSql, job: Job) => {
      const id = await boss.send(job.kind, job, { db: bossSqlWithin(sql) })
      if (!id) throw new Error(`The job ${job.kind} was not stored`)
    },
    start: async () => {
      await oneAtATime(database, async () => {
        await installOnce(database)
        await boss.start()
        await boss.createQueue('backfill', {
          name: 'backfill',
          policy: 'standard',
          expireInSeconds: EXPIRE_SECONDS,
          ...RETRY,
        })
      })
      await boss.work<Job>('backfill', { pollingIntervalSeconds: 1 }, async (jobs) => {
        for (const { data } of jobs) {
          await runJob(database, data)
          log.debug({ job: data }, 'job done')
        }
      })
    },
    stop: () => boss.stop({ graceful: true, wait: true, timeout: STOP_MS }),
  }
}

/** Processes that start together would deadlock on the tables that a new queue attaches. */
async function oneAtATime({ raw }: Database, install: () => Promise<void>): Promise<void> {
  const connection = await raw.reserve()
  try {
    await connection`select pg_advisory_lock(${START_LOCK})`
    await install()
  } finally {
    await connection`select pg_advisory_unlock(${START_LOCK})`.catch(() => {})
    connection.release()
  }
}

/** pg-boss would make its schema as well, which the app role may not even try. */
async function installOnce({ raw }: Database): Promise<void> {
  const [found] = await raw<{ installed: boolean }[]>`
    select to_regclass(${`${SCHEMA}.version`}) is not null as installed`
  if (found?.installed) return
  const plan = PgBoss.getConstructionPlans(SCHEMA)
  await runScript(raw, plan.replace(/create schema if not exists \w+\s*;/i, ''))
}
