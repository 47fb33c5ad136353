import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { CannotStart } from './cannot-start.ts'

/** The system account that PostgreSQL runs as when Milepost runs as root, which it refuses to be. */
export interface ServerAccount {
  uid: number
  gid: number
}

/** In order of preference; `nobody` exists everywhere. */
const CANDIDATES = ['milepost', 'postgres', '_postgres', 'nobody']

/**
 * Chooses the account, or undefined where Milepost runs as a normal user, and so PostgreSQL too.
 * Data that exists keeps its owner, whatever accounts have come since.
 */
export function chooseServerAccount(dataDirectory: string): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined
  if (existsSync(dataDirectory)) {
    const { uid, gid } = statSync(dataDirectory)
    if (uid !== 0) return { uid, gid }
  }
  for (const name of CANDIDATES) {
    const account = findAccount(name)
    if (account) return account
  }
  throw new CannotStart(
    `PostgreSQL refuses to run as root, and none of the accounts ${CANDIDATES.join(', ')} exists. ` +
      'Run Milepost as a normal user, or set DATABASE_URL.',
  )
}

/** Whether the account may walk into the folder: one closed folder on the way is enough to stop it. */
export function canEnter(account: ServerAccount, folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (!hasPermission(account, at, 0o1)) return false
    if (at === dirname(at)) return true
  }
}

/** Whether the account has these permissions (1 enter or execute, 4 read) on this one path. */
export function hasPermission(account: ServerAccount, path: string, bits: number): boolean {
  const { uid, gid, mode } = statSync(path)
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0
  return ((mode >> shift) & bits) === bits
}

function findAccount(name: string): ServerAccount | undefined {
  try {
    const id = (flag: string) =>
      Number(
        execFileSync('id', [flag, name], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
          env: { PATH: '/usr/bin:/bin' },
        }),
      )
    const account = { uid: id('-u'), gid: id('-g') }
    return account.uid > 0 ? account : undefined
  } catch {
    return undefined
  }
}
