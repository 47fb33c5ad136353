import PgBoss from 'pg-boss'
import type { Logger } from 'pino'
import { beginTransaction } from '../../db/begin-transaction.ts'
import type { Database, TenantSql } from '../../db/client.ts'
import { listBackfills } from '../../db/facts/backfill-definition.ts'
import { toLoggedError } from '../to-logged-error.ts'
import { bossSql, bossSqlWithin, runScript } from './boss-sql.ts'
import type { Job, Jobs } from './jobs.ts'
import { runJob } from './run-job.ts'

const SCHEMA = 'pgboss'
/**
 * Kinds of jobs. After a crash a job is taken up again this long after it was begun; two at once do
 * no harm. Of `stately` ones at most one waits and one runs.
 */
const QUEUES = {
  backfill: { policy: 'standard', expireInSeconds: 60 },
  retention: { policy: 'stately', expireInSeconds: 3_600 },
} as const satisfies Record<Job['kind'], object>
/** Every hour, at a minute at which nothing else begins. */
const RETENTION_CRON = '17 * * * *'
/** Long enough for a database that restarts. */
const RETRY = { retryLimit: 20, retryDelay: 5, retryBackoff: false } as const
const STOP_MS = 5_000
const START_LOCK = 715_003_002

/**
 * The queue of background work, on the same database and open to any number of processes. Until
 * `start` is called nothing can be enqueued.
 */
export function createJobs({
  database,
  now,
  log,
}: {
  database: Database
  now: () => number
  log: Logger
}): Jobs {
  const boss = new PgBoss({
    db: bossSql(database.raw),
    schema: SCHEMA,
    maintenanceIntervalSeconds: 30,
  })
  boss.on('error', (error) => log.error({ error: toLoggedError(error) }, 'jobs'))
  let starting: Promise<void> | undefined
  let isStarted = false
  const store = async (sql: TenantSql, job: Job) => {
    const id = await boss.send(job.kind, job, { db: bossSqlWithin(sql) })
    if (!id) throw new Error(`The job ${job.kind} was not stored`)
  }
  const work = (kind: Job['kind']) =>
    boss.work<Job>(kind, { pollingIntervalSeconds: 1 }, async (jobs) => {
      for (const { data } of jobs) {
        await runJob({ database, now, jobs: { enqueue: store } }, data)
        log.debug({ job: data }, 'job done')
      }
    })
  async function start(): Promise<void> {
    await oneAtATime(database, async () => {
      await installOnce(database)
      await boss.start()
      for (const [name, queue] of Object.entries(QUEUES)) {
        await boss.createQueue(name, { name, ...queue, ...RETRY })
      }
      await boss.schedule('retention', RETENTION_CRON, { kind: 'retention' } satisfies Job)
    })
    // Whatever a crash left half done goes on at once; who works at it already is only helped.
    for (const subject of await listBackfills(database)) {
      await database.withTenants([subject.environmentId], (sql) =>
        store(sql, { kind: 'backfill', ...subject }),
      )
    }
    await work('backfill')
    await work('retention')
    isStarted = true
  }

  return {
    enqueue: async (sql, job) => {
      await starting
      await store(sql, job)
    },
    start: () => (starting ??= start()),
    stop: async () => {
      // A start that is under way ends when its connections close; it has no jobs to finish.
      if (isStarted) await boss.stop({ graceful: true, wait: true, timeout: STOP_MS })
    },
  }
}

/** Processes that start together would deadlock on the tables that a new queue attaches. */
async function oneAtATime({ raw }: Database, install: () => Promise<void>): Promise<void> {
  // Of a transaction: behind a pooler, a lock of the session would be left with somebody else.
  await beginTransaction(raw, async (sql) => {
    await sql`select pg_advisory_xact_lock(${START_LOCK})`
    await install()
  })
}

/** pg-boss would make its schema as well, which the app role may not even try. */
async function installOnce({ raw }: Database): Promise<void> {
  const [found] = await raw<{ installed: boolean }[]>`
    select to_regclass(${`${SCHEMA}.version`}) is not null as installed`
  if (found?.installed) return
  const plan = PgBoss.getConstructionPlans(SCHEMA)
  await runScript(raw, plan.replace(/create schema if not exists \w+\s*;/i, ''))
}
