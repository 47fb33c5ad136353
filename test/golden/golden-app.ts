import { randomBytes } from 'node:crypto'
import pino from 'pino'
import { createApp } from '../../api/app.ts'
import { openDatabase, type Database } from '../../db/client.ts'
import { openScratchDatabase } from '../harness/open-scratch-database.ts'
import { createPendingJobs } from '../harness/pending-jobs.ts'

export interface GoldenApp {
  database: Database
  request(path: string, init?: RequestInit): Promise<Response>
  /** Leaves nothing behind. */
  close(): Promise<void>
}

/**
 * The real application on an empty database of its own, with the real clock, which is put forward where
 * it has not come to `notBeforeMs` yet.
 */
export async function openGoldenApp({ notBeforeMs = 0 } = {}): Promise<GoldenApp> {
  const aheadMs = Math.max(0, notBeforeMs - Date.now())
  const now = () => Date.now() + aheadMs
  const server = await openScratchDatabase()
  const database = openDatabase({ url: server.url })
  const pending = createPendingJobs({ database, now })
  const app = createApp({
    database,
    now,
    publicUrl: 'http://localhost',
    secret: randomBytes(32).toString('hex'),
    log: pino({ level: process.env['LOG_LEVEL'] ?? 'error' }, pino.destination(2)),
    trustedProxies: 0,
    isDemo: false,
    distFolder: server.folder,
    jobs: pending.jobs,
  })
  return {
    database,
    request: async (path, init) => {
      const answer = await app.request(path, init)
      await pending.run()
      return answer
    },
    close: async () => {
      await database.close()
      await server.close()
    },
  }
}
