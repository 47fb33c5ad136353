// A lock file that names its holder, so that a lock left by a killed process is recognised.
// Plain JavaScript on Node built-ins: the set-up script uses it before anything is installed.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** A holder that has created the file but not yet written its name gets this long. */
const UNNAMED_GRACE_MS = 2_000

/**
 * Takes the lock or says who has it. Never waits.
 * The lock lasts until `release()` or until the process is gone, however it ended.
 */
export function claimProcessLock(file) {
  mkdirSync(dirname(file), { recursive: true })
  const mine = JSON.stringify({ pid: process.pid, startedAt: readProcessStart(process.pid) })
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: 'wx', mode: 0o600 })
      return { held: true, release: () => releaseIfMine(file, mine) }
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const holder = findLockHolder(file)
    if (holder) return { held: false, holder }
    removeStaleLock(file)
  }
}

/** The live process that holds the lock, or undefined. `pid` is 0 while it is still signing. */
export function findLockHolder(file) {
  let text
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
  const holder = parseHolder(text)
  if (!holder) return isYoung(file) ? { pid: 0, startedAt: '' } : undefined
  return isSameProcessAlive(holder) ? holder : undefined
}

/**
 * When the process started, in the units of the platform; '' where it cannot be told.
 * Together with the pid it names a process for good: pids are used again.
 */
export function readProcessStart(pid) {
  if (process.platform === 'linux') return readLinuxStat(pid)?.start ?? ''
  if (process.platform === 'win32') return ''
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

/** Whether a process runs under this pid. A zombie does not: it only waits to be counted. */
export function isProcessAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
  return process.platform !== 'linux' || !/[ZX]/.test(readLinuxStat(pid)?.state ?? '')
}

function isSameProcessAlive({ pid, startedAt }) {
  return isProcessAlive(pid) && (startedAt === '' || readProcessStart(pid) === startedAt)
}

function readLinuxStat(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold spaces and brackets itself, so count from its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0], start: fields[19] }
  } catch {
    return undefined
  }
}

function parseHolder(text) {
  try {
    const { pid, startedAt } = JSON.parse(text)
    return Number.isInteger(pid) && pid > 0
      ? { pid, startedAt: String(startedAt ?? '') }
      : undefined
  } catch {
    return undefined
  }
}

function isYoung(file) {
  try {
    return Date.now() - statSync(file).mtimeMs < UNNAMED_GRACE_MS
  } catch {
    return false
  }
}

// Only one process at a time may remove: otherwise a second one, late by a moment, would remove
// the fresh lock of the first.
function removeStaleLock(file) {
  const removing = `${file}.removing`
  try {
    mkdirSync(removing)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!isYoung(removing)) rmSync(removing, { recursive: true, force: true })
    return
  }
  try {
    if (!findLockHolder(file)) rmSync(file, { force: true })
  } finally {
    rmdirSync(removing)
  }
}

function releaseIfMine(file, mine) {
  try {
    if (readFileSync(file, 'utf8') === mine) rmSync(file, { force: true })
  } catch {
    // Already gone: released twice, or the folder was deleted.
  }
}
