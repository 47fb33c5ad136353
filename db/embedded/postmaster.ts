import { execFileSync, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from './cannot-start.ts'
import { isProcessAlive } from './process-lock.mjs'
import type { ServerAccount } from './server-account.ts'

/** How often the state of the server is looked at while waiting for it. */
const POLL_MS = 10
/** A fast shutdown writes a checkpoint; after this long it is cut short and recovered at the next start. */
const FAST_SHUTDOWN_MS = 7_000
/** Crash recovery replays at most max_wal_size; far less than this, also on a slow disk. */
const READY_MS = 10 * 60_000
const SLOW_START_MS = 3_000

/** A PostgreSQL server process that we started. */
export interface Postmaster {
  pid: number
  /** Resolves when the process is gone, however it ended. */
  exited: Promise<void>
}

/** Why a server did not come up, as far as it matters to what is tried next. */
export type StartFailure = 'port-taken' | 'not-gone-yet' | 'other'

export class PostmasterFailed extends CannotStart {
  readonly failure: StartFailure
  constructor(failure: StartFailure, words: string) {
    super(`PostgreSQL did not start:\n${words}`)
    this.failure = failure
  }
}

/** Starts the server and resolves when it takes connections. Throws PostmasterFailed. */
export async function startPostmaster(options: {
  binaries: string
  dataDirectory: string
  logFile: string
  account: ServerAccount | undefined
  settings: Record<string, string>
  log: (line: string) => void
}): Promise<Postmaster> {
  const { binaries, dataDirectory, logFile, account, settings, log } = options
  const logStart = sizeOf(logFile)
  const logDescriptor = openSync(logFile, 'a', 0o600)
  const child = spawn(
    join(binaries, 'bin/postgres'),
    [
      '-D',
      dataDirectory,
      ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    {
      ...account,
      cwd: dataDirectory,
      // A session of its own: Ctrl-C reaches Node alone, which finishes its requests first.
      detached: true,
      // A file, not a pipe: it goes on when Node is killed.
      stdio: ['ignore', logDescriptor, logDescriptor],
      env: serverEnvironment(),
    },
  )
  closeSync(logDescriptor)
  child.unref()
  // The last resort, for a process that ends in the middle of a start or without having stopped.
  const stopAtExit = () => void child.kill('SIGINT')
  process.once('exit', stopAtExit)
  let spawnProblem: string | undefined
  let isGone = false
  const exited = new Promise<void>((resolve) => {
    const end = () => {
      isGone = true
      process.removeListener('exit', stopAtExit)
      resolve()
    }
    child.once('exit', end)
    child.once('error', (error) => {
      spawnProblem = error.message
      end()
    })
  })

  const startedAtMs = Date.now()
  for (let told = false; Date.now() - startedAtMs < READY_MS;) {
    if (isGone) {
      const words = spawnProblem ?? readFileSync(logFile, 'utf8').slice(logStart).trim()
      throw new PostmasterFailed(classifyFailure(words), words)
    }
    const state = findPostmasterState(dataDirectory)
    if (child.pid && state?.pid === child.pid && state.status === 'ready') {
      return { pid: child.pid, exited }
    }
    if (!told && Date.now() - startedAtMs > SLOW_START_MS) {
      log('The database is recovering from a crash…')
      told = true
    }
    await sleep(POLL_MS)
  }
  child.kill('SIGQUIT')
  throw new PostmasterFailed('other', `It was not ready after ${READY_MS / 60_000} minutes.`)
}

/**
 * The server that runs on this data directory, if any: one that a killed Milepost left behind.
 * A pid file alone is not believed, its pid may have gone to another program.
 */
export function findRunningPostmaster(dataDirectory: string): number | undefined {
  const pid = findPostmasterState(dataDirectory)?.pid
  return pid && isProcessAlive(pid) && isServerOf(pid, dataDirectory) ? pid : undefined
}

/** Stops a server and waits until it is gone: in order first, by force when that takes too long. */
export async function stopPostmaster(
  pid: number,
  fastShutdownMs = FAST_SHUTDOWN_MS,
): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', fastShutdownMs],
    ['SIGQUIT', 1_500],
    ['SIGKILL', 1_500],
  ] as const) {
    if (!signalProcess(pid, signal)) return
    const deadline = Date.now() + patienceMs
    while (Date.now() < deadline) {
      if (!isProcessAlive(pid)) return
      await sleep(POLL_MS)
    }
  }
}

function signalProcess(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

/** The little that PostgreSQL needs of the environment; PG* variables of the user would mislead it. */
export function serverEnvironment(): Record<string, string> {
  // The C locale keeps the log in English, which is read to tell one failure from another.
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
}

function findPostmasterState(dataDirectory: string): { pid: number; status: string } | undefined {
  try {
    const lines = readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Math.abs(Number(lines[0])), status: lines[7]?.trim() ?? '' }
  } catch {
    return undefined
  }
}

function isServerOf(pid: number, dataDirectory: string): boolean {
  const folder = realpathSync(dataDirectory)
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === folder
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(
      dataDirectory,
    )
  } catch {
    return false
  }
}

function classifyFailure(words: string): StartFailure {
  if (/could not bind|Address already in use|could not create any TCP/.test(words))
    return 'port-taken'
  if (/lock file .* already exists|pre-existing shared memory|is being shut down/.test(words)) {
    return 'not-gone-yet'
  }
  return 'other'
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size
  } catch {
    return 0
  }
}
