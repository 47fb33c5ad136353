import postgres from 'postgres'
import { type Database, openDatabase } from '../../db/client.ts'
import { defineFeature, defineMilestone } from '../harness/define.ts'
import { newEnvironment, type TestEnvironment } from '../harness/new-environment.ts'
import { newTemporaryFolder } from '../harness/temporary-folder.ts'
import { type ApiNode, BUILT_SERVER, newApiNode } from './api-node.ts'
import { type FaultDatabase, openFaultDatabase } from './fault-database.ts'
import { type Load, type LoadOptions, startLoad } from './load.ts'
import { openTcpProxy, type TcpProxy } from './tcp-proxy.ts'

/** Ways past everything to a database. Opened for the moment: nothing of the rig is in the way of a kill. */
export interface Doors {
  /** As superuser. */
  query<T>(fn: (sql: postgres.Sql) => Promise<T>): Promise<T>
  /** As the product reads, under row level security. */
  inspect<T>(fn: (database: Database) => Promise<T>): Promise<T>
}

/** Real processes with a network between them that can fail: clients → `web` → nodes → `wire` → PostgreSQL. */
export interface FaultRig extends Doors {
  database: FaultDatabase
  nodes: ApiNode[]
  /** Between clients and the API. */
  web: TcpProxy
  /** Between the API and PostgreSQL. */
  wire: TcpProxy
  /** Where the load goes. */
  environment: TestEnvironment
  /** An empty environment with the same definitions. */
  newEnvironment(): Promise<TestEnvironment>
  /** The same in place of the one where the load goes, for a next run on the same rig. */
  renewEnvironment(): Promise<void>
  /** Starts sending through `web`, to all nodes in turn; stopped with the rig. */
  startLoad(options?: Partial<LoadOptions>): Load
  /** Ends with the rig, before what was opened earlier. */
  onClose(end: () => Promise<unknown> | void): void
  close(): Promise<void>
}

export interface FaultRigOptions {
  nodes?: number
  seed?: number
  /** The program of the nodes, where it is not the built one. */
  server?: string
  /** PostgreSQL settings on top of those we ship. */
  settings?: Record<string, string>
  /** In place of a temporary folder of the rig's own. */
  dataFolder?: string
  /** For the node of this index: what stands before the program, and its environment. */
  nodeOptions?: (index: number) => { nodeOptions?: string[]; env?: Record<string, string> }
}

/** Starts PostgreSQL and the API on a folder of its own, and defines what is measured. Close it when done. */
export async function openFaultRig({
  nodes: count = 1,
  seed = 1,
  server = BUILT_SERVER,
  settings = {},
  dataFolder,
  nodeOptions = () => ({}),
}: FaultRigOptions = {}): Promise<FaultRig> {
  const folder = newTemporaryFolder()
  const closing: (() => Promise<unknown> | void)[] = [folder.remove]
  const close = async () => {
    for (const end of closing.toReversed()) await end()
  }
  try {
    const database = await openFaultDatabase({ dataFolder: dataFolder ?? folder.path, settings })
    closing.push(database.close)
    const wire = await openTcpProxy({ upstreams: [database.port], seed })
    closing.push(wire.close)
    const throughWire = new URL(database.url)
    throughWire.port = String(wire.port)
    const nodes = await Promise.all(
      Array.from({ length: count }, (_, index) =>
        newApiNode({ databaseUrl: throughWire.href, server, ...nodeOptions(index) }),
      ),
    )
    for (const node of nodes) {
      closing.push(node.close)
      await node.start()
    }
    const web = await openTcpProxy({ upstreams: nodes.map(({ port }) => port), seed: seed + 1 })
    closing.push(web.close)
    const request = (path: string, init?: RequestInit) => fetch(new URL(path, nodes[0]?.url), init)
    const doors = openDoors(database.url)
    const makeEnvironment = async () => {
      const environment = await doors.inspect((direct) =>
        newEnvironment({ database: direct, request }),
      )
      await defineWhatCounts(environment)
      return environment
    }
    const rig: FaultRig = {
      database,
      nodes,
      web,
      wire,
      environment: await makeEnvironment(),
      newEnvironment: makeEnvironment,
      renewEnvironment: async () => {
        rig.environment = await makeEnvironment()
      },
      ...doors,
      startLoad: (options = {}) => {
        const urls = [`http://127.0.0.1:${web.port}`]
        const { writeKey } = rig.environment
        const load = startLoad({ urls, writeKey, seed, ...options })
        closing.push(load.stop)
        return load
      },
      onClose: (end) => void closing.push(end),
      close,
    }
    return rig
  } catch (error) {
    await close()
    throw error
  }
}

/** Ways to this database. */
export function openDoors(url: string): Doors {
  return {
    query: async (fn) => {
      const sql = postgres(url, { max: 1, onnotice: () => {} })
      try {
        return await fn(sql)
      } finally {
        await sql.end({ timeout: 1 })
      }
    },
    inspect: async (fn) => {
      const database = openDatabase({ url })
      try {
        return await fn(database)
      } finally {
        await database.close()
      }
    },
  }
}

/** A rule of each kind, so that every kind of fact is made. */
export async function defineWhatCounts(environment: TestEnvironment): Promise<void> {
  await defineMilestone(environment, 'activated', {
    condition: { event: 'activated' },
    firstValue: true,
  })
  await defineMilestone(environment, 'shared', {
    condition: { all: [{ event: 'invited' }, { event: 'exported' }] },
  })
  await defineMilestone(environment, 'regular', {
    condition: { event: 'looked', atLeast: 3, withinDays: 1 },
    scope: 'user',
  })
  await defineFeature(environment, 'export', { condition: { event: 'exported' } })
}
