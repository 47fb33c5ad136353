import { createServer } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listenLocally } from '../harness/listen-locally.ts'
import { type MilepostProcess, startMilepost, startOptions } from '../harness/milepost-process.ts'

/** One server process with its supervisor: the built API, which a scenario may end and start again. */
export interface ApiNode {
  port: number
  url: string
  /** How long each start took until it was ready, in ms. */
  startsMs: number[]
  /** Ends that nobody asked for. */
  crashes: string[]
  /** Resident memory when last seen, in MiB. */
  rssMiB: number
  /** The most resident memory it was seen with, in MiB. */
  peakRssMiB: number
  /** Starts the process; resolves when it is ready. */
  start(): Promise<void>
  /** As the kernel does when memory runs out. */
  kill(): Promise<void>
  /** SIGTERM; resolves to how it ended (0: in order) and how long that took. */
  stop(): Promise<{ how: number | string; tookMs: number }>
  /** Everything its processes have said. */
  output(): string
  close(): Promise<void>
}

/** The server as `npm run build` made it. */
export const BUILT_SERVER = fileURLToPath(new URL('../../dist/server/api/main.js', import.meta.url))
const WATCH_EVERY_MS = 500
const MIB = 1024 * 1024

/** Chooses a port and starts nothing yet. `nodeOptions` stand before the program. */
export async function newApiNode({
  databaseUrl,
  server = BUILT_SERVER,
  nodeOptions = [],
  env = {},
}: {
  databaseUrl: string
  server?: string
  nodeOptions?: string[]
  env?: Record<string, string>
}): Promise<ApiNode> {
  const port = await findFreePort()
  const said: string[] = []
  let running: MilepostProcess | undefined

  const node: ApiNode = {
    port,
    url: `http://127.0.0.1:${port}`,
    startsMs: [],
    crashes: [],
    rssMiB: 0,
    peakRssMiB: 0,
    start: async () => {
      const startedAtMs = performance.now()
      const child = startMilepost({
        command: [process.execPath, ...startOptions, ...nodeOptions, server],
        cwd: join(server, '../../../..'),
        env: {
          PORT: String(port),
          HOST: '127.0.0.1',
          DATABASE_URL: databaseUrl,
          MILEPOST_SECRET: 'a secret of at least thirty-two characters',
          MILEPOST_DEMO: '0',
          LOG_LEVEL: 'warn',
          ...env,
        },
      })
      running = child
      void child.exited.then((how) => {
        said.push(child.output())
        if (running !== child) return
        const lastWords = child.output().trim().slice(-600)
        node.crashes.push(`ended by itself (${how}): ${lastWords}`)
      })
      await child.ready
      node.startsMs.push(performance.now() - startedAtMs)
    },
    kill: async () => {
      await end('SIGKILL')
    },
    stop: async () => {
      const startedAtMs = performance.now()
      const how = await end('SIGTERM')
      return { how, tookMs: performance.now() - startedAtMs }
    },
    output: () => [...said, running?.output() ?? ''].join(''),
    close: async () => {
      clearInterval(watching)
      await end('SIGKILL')
    },
  }

  const watching = setInterval(() => {
    void readRssMiB(node.url).then((rssMiB) => {
      node.rssMiB = rssMiB || node.rssMiB
      node.peakRssMiB = Math.max(node.peakRssMiB, rssMiB)
    })
  }, WATCH_EVERY_MS)

  async function end(signal: NodeJS.Signals): Promise<number | string> {
    const child = running
    running = undefined
    return (await child?.stop(signal)) ?? 0
  }

  return node
}

async function readRssMiB(url: string): Promise<number> {
  try {
    const answer = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(5_000) })
    const found = /^process_resident_memory_bytes (\S+)/m.exec(await answer.text())?.[1]
    return Number(found ?? 0) / MIB
  } catch {
    // Not there at this moment, which the scenario knows.
    return 0
  }
}

/** One port for all starts, since that is how a server is deployed. */
async function findFreePort(): Promise<number> {
  const { url, close } = await listenLocally(createServer())
  await close()
  return Number(new URL(url).port)
}
