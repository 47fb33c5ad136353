import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findClusterRecord } from '../../db/embedded/cluster-record.ts'
import { findRunningPostmaster } from '../../db/embedded/postmaster.ts'
import { isProcessAlive } from '../../db/embedded/process-lock.mjs'
import { startEmbeddedPostgres } from '../../db/embedded/start-embedded-postgres.ts'

/** A PostgreSQL that a scenario may kill, stop and start again; its port stays. */
export interface FaultDatabase {
  /** Connects as superuser. */
  url: string
  port: number
  /** Ends every process of the server at once, as a power cut would. */
  kill(): Promise<void>
  /** Shuts down in order. */
  stop(): Promise<void>
  /** Starts it on the data that is there; resolves when it takes connections. */
  start(): Promise<void>
  isRunning(): boolean
  close(): Promise<void>
}

/**
 * Starts the PostgreSQL that came with npm on this folder, with the settings we ship, so fsync on.
 * Close it when done; the folder is the caller's.
 */
export async function openFaultDatabase({
  dataFolder,
  settings = {},
}: {
  dataFolder: string
  settings?: Record<string, string>
}): Promise<FaultDatabase> {
  const launch = () =>
    startEmbeddedPostgres({
      dataFolder,
      log: () => {},
      settings: {
        // 20 clients on 2 cores; a commit that was not flushed stays unflushed until the kill.
        shared_buffers: '256MB',
        wal_writer_delay: '10s',
        ...settings,
      },
    })
  let server = await launch()
  let isRunning = true
  const database: FaultDatabase = {
    url: server.url,
    port: Number(new URL(server.url).port),
    kill: async () => {
      isRunning = false
      const pids = listServerPids(dataFolder)
      for (const pid of pids) process.kill(pid, 'SIGKILL')
      while (pids.some(isProcessAlive)) await sleep(10)
      // Gives the data folder free.
      await server.stop()
    },
    stop: async () => {
      isRunning = false
      await server.stop()
    },
    start: async () => {
      server = await launch()
      isRunning = true
      if (server.url !== database.url) throw new Error('The database came up on another port')
    },
    isRunning: () => isRunning && listServerPids(dataFolder).length > 0,
    close: () => server.stop(),
  }
  return database
}

/** The postmaster and all of its children. */
function listServerPids(dataFolder: string): number[] {
  const home = findClusterRecord(dataFolder)?.home ?? dataFolder
  const postmaster = findRunningPostmaster(join(home, 'data'))
  return postmaster ? [postmaster, ...listChildren(postmaster)] : []
}

function listChildren(pid: number): number[] {
  if (process.platform === 'linux') {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
    return children ? children.split(/\s+/).map(Number) : []
  }
  const table = execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' })
  return table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child = 0, parent]) => (parent === pid ? child : []))
}
