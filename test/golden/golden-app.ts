import { randomBytes } from 'node:crypto'
import pino from 'pino'
import { createApp } from '../../api/app.ts'
import type { Job } from '../../api/jobs/jobs.ts'
import { runJob } from '../../api/jobs/run-job.ts'
import { openDatabase, type Database } from '../../db/client.ts'
import { openScratchDatabase } from '../harness/open-scratch-database.ts'

export interface GoldenApp {
  database: Database
  request(path: string, init?: RequestInit): Promise<Response>
  /** Leaves nothing behind. */
  close(): Promise<void>
}

/** The real application on an empty database of its own, with the real clock. */
export async function openGoldenApp(): Promise<GoldenApp> {
  const server = await openScratchDatabase()
  const database = openDatabase({ url: server.url })
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
