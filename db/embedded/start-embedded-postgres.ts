import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { CannotStart } from './cannot-start.ts'
import { createClusterHome, placeBinaries } from './cluster-home.ts'
import {
  findClusterRecord,
  newClusterRecord,
  writeClusterRecord,
  type ClusterRecord,
} from './cluster-record.ts'
import { createCluster } from './create-cluster.ts'
import { getPostgresBinaries } from './postgres-binaries.ts'
import {
  findRunningPostmaster,
  PostmasterFailed,
  startPostmaster,
  stopPostmaster,
  type Postmaster,
} from './postmaster.ts'
import {
  claimProcessLock,
  findLockHolder,
  type LockClaim,
  type LockHolder,
} from './process-lock.mjs'
import { chooseServerAccount, type ServerAccount } from './server-account.ts'

export interface EmbeddedPostgres {
  /** Connects as the superuser, over loopback, to the database `milepost`. */
  url: string
  /** Stops the server and gives the data folder free. Harmless to call again. */
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  /** Created when missing. Everything about this database lies in it, or is pointed to from it. */
  dataFolder: string
  /** Gets a line for each thing that takes a moment. */
  log: (line: string) => void
  /** Called once if the server ends by itself. */
  onUnexpectedExit?: (logFile: string) => void
  /** PostgreSQL settings on top of ours: tests turn fsync off. */
  settings?: Record<string, string>
}

/** The last backends of a killed server keep its memory for a moment; PostgreSQL refuses until then. */
const NOT_GONE_YET_MS = 10_000
const LOG_FILE_BYTES = 10 * 1024 * 1024

/**
 * Starts the PostgreSQL that came with npm on a data folder, which it makes the first time.
 * A server that a killed Milepost left behind is stopped first; nothing committed is lost.
 * Throws CannotStart, also when another live process uses the folder.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const dataFolder = createDataFolder(options.dataFolder)
  const lock = claimFolder(dataFolder)
  if (!lock.held) throw new CannotStart(describeHolder(dataFolder, lock.holder))
  try {
    const server = await open(dataFolder, options)
    return { ...server, stop: () => server.stop().finally(() => lock.release()) }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The live process that has this data folder in use, or undefined. */
export function findDataFolderHolder(dataFolder: string): LockHolder | undefined {
  return findLockHolder(lockFile(resolve(dataFolder)))
}

function claimFolder(dataFolder: string): LockClaim {
  try {
    return claimProcessLock(lockFile(dataFolder))
  } catch (error) {
    throw new CannotStart(
      `The data folder ${dataFolder} cannot be used: ${(error as Error).message}. ` +
        'Run Milepost as the user who made it, or choose another: MILEPOST_DATA=… npm start',
    )
  }
}

async function open(
  dataFolder: string,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { log, settings = {}, onUnexpectedExit } = options
  const binaries = getPostgresBinaries()
  let record = findClusterRecord(dataFolder)
  const account = chooseServerAccount(join(record?.home ?? dataFolder, 'data'))
  if (!record) {
    record = newClusterRecord(createClusterHome(dataFolder, account))
    writeClusterRecord(dataFolder, record)
  }
  const { home } = record
  const dataDirectory = join(home, 'data')
  const logFile = join(dataFolder, 'postgres.log')
  if (!existsSync(dataDirectory)) await create(record, dataFolder, account, options)
  await stopOrphan(dataDirectory, log)
  if (existsSync(logFile) && statSync(logFile).size > LOG_FILE_BYTES) rmSync(logFile)

  const { postmaster, port } = await startWithRetries(record.port, (candidate) =>
    startPostmaster({
      binaries: placeBinaries(binaries, home, account),
      dataDirectory,
      logFile,
      account,
      settings: { ...ownSettings(candidate), ...settings },
      log,
    }),
  )
  const stop = supervise(postmaster, () => onUnexpectedExit?.(logFile))
  const url = (database: string) =>
    `postgres://postgres:${record.password}@127.0.0.1:${port}/${database}`
  try {
    if (!record.isCreated) await createDatabase(url('postgres'))
    writeClusterRecord(dataFolder, { ...record, port, isCreated: true })
  } catch (error) {
    await stop()
    throw error
  }
  return { url: url('milepost'), stop }
}

async function create(
  record: ClusterRecord,
  dataFolder: string,
  account: ServerAccount | undefined,
  { log, settings }: EmbeddedPostgresOptions,
): Promise<void> {
  const { home, password, isCreated } = record
  if (isCreated) {
    throw new CannotStart(
      `The database of ${dataFolder} should be in ${join(home, 'data')}, and that folder is gone. ` +
        `Bring it back, or delete ${dataFolder} to begin with an empty one.`,
    )
  }
  log('Creating the database…')
  mkdirSync(home, { recursive: true })
  const binaries = placeBinaries(getPostgresBinaries(), home, account)
  await createCluster({ home, binaries, password, account, sync: settings?.fsync !== 'off' })
}

async function stopOrphan(dataDirectory: string, log: (line: string) => void): Promise<void> {
  const pid = findRunningPostmaster(dataDirectory)
  if (!pid) return
  log('Stopping the database that an earlier run left behind…')
  await stopPostmaster(pid, NOT_GONE_YET_MS)
}

async function startWithRetries(
  lastPort: number,
  start: (port: number) => Promise<Postmaster>,
): Promise<{ postmaster: Postmaster; port: number }> {
  const deadline = Date.now() + NOT_GONE_YET_MS
  let port = lastPort || (await findFreePort())
  for (;;) {
    try {
      return { postmaster: await start(port), port }
    } catch (error) {
      if (!(error instanceof PostmasterFailed) || Date.now() > deadline) throw error
      if (error.failure === 'other') throw error
      if (error.failure === 'port-taken') port = await findFreePort()
      else await sleep(200)
    }
  }
}

function supervise(postmaster: Postmaster, onUnexpectedExit: () => void): () => Promise<void> {
  let stopping: Promise<void> | undefined
  void postmaster.exited.then(() => {
    if (!stopping) onUnexpectedExit()
  })
  return () => (stopping ??= stopPostmaster(postmaster.pid))
}

async function createDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const found = await sql`select 1 from pg_database where datname = 'milepost'`
    if (found.length === 0) await sql`create database milepost`
  } finally {
    await sql.end()
  }
}

function ownSettings(port: number): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: `${chooseSharedBuffersMegabytes()}MB`,
    max_wal_size: '4GB',
    fsync: 'on',
    // A table that has just been filled is planned for as if it were empty until it is looked at.
    autovacuum_naptime: '10s',
    log_line_prefix: '%m [%p] ',
  }
}

// A quarter of the memory, at most 1 GB; of the container's share where there is one.
function chooseSharedBuffersMegabytes(): number {
  const limit = process.constrainedMemory() || Infinity
  const quarter = Math.min(totalmem(), limit) / 4 / 1024 / 1024
  return Math.max(16, Math.floor(Math.min(quarter, 1024)))
}

function createDataFolder(path: string): string {
  const isNew = !existsSync(path)
  if (isNew) mkdirSync(path, { recursive: true })
  // As root another account must pass through to its own part; the files in it stay closed. A new
  // temporary folder (mkdtemp) is as closed as can be, and nothing is in it yet.
  const isRoot = process.getuid?.() === 0
  if (isNew || (isRoot && readdirSync(path).length === 0)) chmodSync(path, isRoot ? 0o711 : 0o700)
  return realpathSync(path)
}

function lockFile(dataFolder: string): string {
  return join(dataFolder, 'lock')
}

function describeHolder(dataFolder: string, { pid }: LockHolder): string {
  return (
    `Another Milepost (process ${pid}) is using the data folder ${dataFolder}. ` +
    'Stop it first, or give this one a folder and a port of its own: ' +
    'MILEPOST_DATA=.milepost-2 PORT=4401 npm start'
  )
}

function findFreePort(): Promise<number> {
  return new Promise((done, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })
}
