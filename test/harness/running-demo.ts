import { findDataFolderHolder } from '../../db/embedded/start-embedded-postgres.ts'
import { type MilepostProcess, startMilepost } from './milepost-process.ts'
import { newTemporaryFolder } from './temporary-folder.ts'

/** A started product with its demo, as its first lines describe it. */
export interface RunningDemo {
  url: string
  email: string
  password: string
  writeKey: string
  secretKey: string
  /** Ends the server as a power cut would, and starts it again on the same data and port. */
  killAndRestart(): Promise<void>
  /** Resolves once the whole sample history is in. */
  historyLoaded(): Promise<void>
  stop(): Promise<void>
}

/** Starts the built server with an embedded database in a folder of its own. Stop it when done. */
export async function startDemo(): Promise<RunningDemo> {
  const folder = newTemporaryFolder()
  const start = (port: string) =>
    startMilepost({ env: { MILEPOST_DATA: folder.path, PORT: port, LOG_LEVEL: 'warn' } })
  let server: MilepostProcess = start('0')
  const url = await server.ready
  const read = (label: string) => {
    const value = new RegExp(`${label}\\s+(\\S+)`, 'i').exec(server.output())?.[1]
    if (!value) throw new Error(`The start says no ${label}:\n${server.output()}`)
    return value
  }
  const secretKey = await whenSaid(() => read('Secret key'))
  return {
    url,
    email: read('sign in as'),
    password: read('password'),
    writeKey: read('Write key'),
    secretKey,
    async killAndRestart() {
      const holder = findDataFolderHolder(folder.path)
      process.kill(holder?.pid ?? server.pid, 'SIGKILL')
      await server.exited
      server = start(new URL(url).port)
      await server.ready
    },
    historyLoaded: () => whenTrue(async () => /sample history.*100%/.test(server.output())),
    async stop() {
      await server.stop()
      folder.remove()
    },
  }
}

/** The block is printed line by line; its last one may come a moment after the first. */
async function whenSaid<T>(read: () => T): Promise<T> {
  let value: T | undefined
  await whenTrue(async () => {
    try {
      value = read()
    } catch {
      return false
    }
    return true
  })
  return value as T
}

/** Asks until the answer is yes; the test's own time limit ends it otherwise. */
export async function whenTrue(ask: () => Promise<boolean>): Promise<void> {
  while (!(await ask())) await new Promise((resolve) => setTimeout(resolve, 200))
}
