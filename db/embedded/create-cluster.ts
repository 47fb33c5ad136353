import { spawn } from 'node:child_process'
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { serverEnvironment } from './postmaster.ts'
import type { ServerAccount } from './server-account.ts'

/**
 * Makes an empty PostgreSQL data directory at `<home>/data`, whole or not at all.
 * `sync: false` skips the flush to disk, for databases that do not outlive a test.
 */
export async function createCluster(options: {
  home: string
  binaries: string
  password: string
  account: ServerAccount | undefined
  sync: boolean
}): Promise<void> {
  const { home, binaries, password, account, sync } = options
  const unfinished = join(home, 'data.new')
  const passwordFile = join(home, 'password.new')
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account)
    for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid)
  try {
    await runInitdb(join(binaries, 'bin/initdb'), account, unfinished, [
      `--pgdata=${unfinished}`,
      `--pwfile=${passwordFile}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Sorting by code point, the same on every system; macOS has no C.UTF-8 of its own.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      `--locale=${process.platform === 'darwin' ? 'C' : 'C.UTF-8'}`,
      ...(sync ? [] : ['--no-sync']),
    ])
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(unfinished, join(home, 'data'))
}

function runInitdb(
  initdb: string,
  account: ServerAccount | undefined,
  cwd: string,
  args: string[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(initdb, args, {
      ...account,
      cwd,
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const stopAtExit = () => void child.kill()
    process.once('exit', stopAtExit)
    let words = ''
    const collect = (chunk: Buffer) => (words += chunk)
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.once('error', (error) =>
      reject(new CannotStart(`PostgreSQL could not be set up: ${error.message}`)),
    )
    child.once('close', (code) => {
      process.removeListener('exit', stopAtExit)
      if (code === 0) return resolve()
      reject(new CannotStart(`PostgreSQL could not be set up (initdb ${code}):\n${words.trim()}`))
    })
  })
}
