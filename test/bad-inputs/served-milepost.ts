import { readFileSync } from 'node:fs'
import { openDatabase, type Database } from '../../db/client.ts'
import { type MilepostProcess, startMilepost } from '../harness/milepost-process.ts'
import { newEnvironment, type TestEnvironment } from '../harness/new-environment.ts'

/** The real server in a process of its own, run from its sources, and its database. */
export interface ServedMilepost {
  url: string
  database: Database
  /** An environment of its own, asked over HTTP. `owner` may sign in to its console. */
  newEnvironment(options?: Parameters<typeof newEnvironment>[1]): Promise<TestEnvironment>
  /** Resident memory of the server's process, if this system tells. */
  rssMiB(): number | undefined
  /** Everything it has said, logs included. */
  output(): string
  /** Whether it is the process that was started, and answers. */
  isUnharmed(): Promise<boolean>
  close(): Promise<void>
}

export const servedSecret = 'a secret of at least thirty-two characters'

/** Starts it on this database, behind one trusted proxy. Close it when done. */
export async function serveMilepost(databaseUrl: string): Promise<ServedMilepost> {
  const server = startMilepost({
    command: [process.execPath, '--import', 'tsx', 'api/main.ts'],
    env: {
      DATABASE_URL: databaseUrl,
      HOST: '127.0.0.1',
      LOG_LEVEL: 'debug',
      MILEPOST_DEMO: '0',
      MILEPOST_SECRET: servedSecret,
      MILEPOST_TRUST_PROXY: '1',
    },
  })
  const url = await server.ready
  const database = openDatabase({ url: databaseUrl })
  let isGone = false
  void server.exited.then(() => (isGone = true))
  const request = (path: string, init?: RequestInit) => fetch(url + path, init)
  return {
    url,
    database,
    newEnvironment: (options) => newEnvironment({ database, request }, options),
    rssMiB: () => rssOf(server),
    output: server.output,
    isUnharmed: async () => !isGone && (await request('/livez')).ok,
    close: async () => {
      await database.close()
      await server.stop()
    },
  }
}

function rssOf({ pid }: MilepostProcess): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const kib = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]
    return kib === undefined ? undefined : Number(kib) / 1024
  } catch {
    return undefined
  }
}
