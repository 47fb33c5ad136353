import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { canEnter, hasPermission, type ServerAccount } from './server-account.ts'

/**
 * Chooses the folder that holds the database: inside the data folder, unless PostgreSQL has to run
 * as an account that cannot get there (Milepost as root, in a checkout only root may enter).
 * Then it is a new folder of its own under /var/lib/milepost. Creates it.
 */
export function createClusterHome(dataFolder: string, account: ServerAccount | undefined): string {
  const inside = join(dataFolder, 'postgres')
  if (!account || canEnter(account, dataFolder)) {
    mkdirSync(inside, { recursive: true })
    if (account) chmodSync(inside, 0o711)
    return inside
  }
  const parent = isWritable('/var/lib') ? '/var/lib/milepost' : join(tmpdir(), 'milepost')
  const home = join(parent, randomBytes(6).toString('hex'))
  mkdirSync(home, { recursive: true })
  for (const folder of [parent, home]) chmodSync(folder, 0o711)
  return home
}

/**
 * The binaries as the account can run them: where npm put them, or copied into the home when they
 * lie behind a closed folder or npm wrote them for root's eyes only (umask 077).
 */
export function placeBinaries(
  binaries: PostgresBinaries,
  home: string,
  account: ServerAccount | undefined,
): string {
  if (!account || isRunnable(binaries.folder, account)) return binaries.folder
  const name = `postgres-${binaries.version}`
  const target = join(home, name)
  if (existsSync(target)) return target
  const unfinished = `${target}.new`
  rmSync(unfinished, { recursive: true, force: true })
  cpSync(binaries.folder, unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
  })
  openForReading(unfinished)
  renameSync(unfinished, target)
  for (const other of readdirSync(home)) {
    if (other.startsWith('postgres-') && other !== name) {
      rmSync(join(home, other), { recursive: true, force: true })
    }
  }
  return target
}

function isRunnable(folder: string, account: ServerAccount): boolean {
  if (!canEnter(account, folder)) return false
  // npm writes a whole package under one umask, so one file of each kind tells.
  const parts = ['bin', 'bin/postgres', 'lib', 'share', 'share/postgresql']
  return parts.every((part) => hasPermission(account, join(folder, part), 0o5))
}

function openForReading(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const full = join(path, entry.name)
    if (entry.isDirectory()) openForReading(full)
    else if (entry.isFile()) {
      const executable = (statSync(full).mode & 0o100) !== 0
      chmodSync(full, executable ? 0o755 : 0o644)
    }
  }
  chmodSync(path, 0o755)
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
