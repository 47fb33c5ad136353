import type { Hono } from 'hono'
import pino from 'pino'
import type { AppDeps, AppEnv } from '../../api/app-deps.ts'
import { createApp } from '../../api/app.ts'
import { openDatabase, type Database } from '../../db/client.ts'
import { checkAnswer } from './check-answer.ts'
import { createFixedClock, type FixedClock } from './fixed-clock.ts'
import { createPendingJobs } from './pending-jobs.ts'
import { newTemporaryFolder } from './temporary-folder.ts'
import { newTestDatabase } from './test-database.ts'

export interface TestApp {
  app: Hono<AppEnv>
  deps: AppDeps
  database: Database
  /** Connects as superuser, past row level security. */
  databaseUrl: string
  clock: FixedClock
  now: () => number
  /**
   * Asks like a client. The answer must fit what the OpenAPI document says of its route, and work
   * that was put off (backfills) is done when this returns.
   */
  request(path: string, init?: RequestInit): Promise<Response>
  /** Does work that was put off by verbs called directly. */
  runJobs(): Promise<void>
  close(): Promise<void>
}

/**
 * The whole application with a clock that stands still, on a database of its own, or as a second server
 * on the database of another one.
 */
export async function newTestApp({
  at = Date.now(),
  beside,
  ...overrides
}: { at?: string | number; beside?: Pick<TestApp, 'databaseUrl'> } & Partial<
  Omit<AppDeps, 'database' | 'now' | 'jobs'>
> = {}): Promise<TestApp> {
  const testDatabase = beside
    ? { url: beside.databaseUrl, drop: async () => {} }
    : await newTestDatabase()
  const database = openDatabase({ url: testDatabase.url })
  const clock = createFixedClock(at)
  const pending = createPendingJobs({ database, now: clock.now })
  const nothingBuilt = newTemporaryFolder()
  const deps: AppDeps = {
    database,
    now: clock.now,
    publicUrl: 'http://localhost',
    secret: 'a secret of at least thirty-two characters',
    log: pino({ level: process.env.MILEPOST_TEST_LOG ?? 'silent' }),
    trustedProxies: 0,
    isDemo: false,
    distFolder: nothingBuilt.path,
    ...overrides,
    jobs: pending.jobs,
  }
  const app = createApp(deps)
  return {
    app,
    deps,
    database,
    databaseUrl: testDatabase.url,
    clock,
    now: clock.now,
    runJobs: pending.run,
    request: async (path, init = {}) => {
      const answer = await app.request(path, init)
      await pending.run()
      await checkAnswer(app, { method: init.method ?? 'GET', path, answer: answer.clone() })
      return answer
    },
    close: async () => {
      await database.close()
      await testDatabase.drop()
      nothingBuilt.remove()
    },
  }
}
