import { execFile, execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startPostmaster, stopPostmaster } from '../../db/embedded/postmaster.ts'
import { chooseServerAccount } from '../../db/embedded/server-account.ts'
import { listenLocally } from '../harness/listen-locally.ts'
import { newTemporaryFolder } from '../harness/temporary-folder.ts'

/** A server of Debian's PostgreSQL 15, the oldest we support, which brings pg_dump and pg_restore. */
export interface DebianPostgres {
  /** Connects as superuser. */
  urlOf(database: string): string
  /** Runs one of its programs; resolves when it has ended well. */
  run(program: 'pg_dump' | 'pg_restore', args: string[]): Promise<void>
  stop(): Promise<void>
}

const FOLDER = '/usr/lib/postgresql/15'

/** Starts one on a folder of its own. Throws where it is not installed. */
export async function startDebianPostgres(): Promise<DebianPostgres> {
  const binaryOf = (program: string) => join(FOLDER, 'bin', program)
  if (!existsSync(binaryOf('pg_dump'))) {
    throw new Error('PostgreSQL 15 is not installed here: apt-get install postgresql-15')
  }
  const folder = newTemporaryFolder()
  const dataDirectory = join(folder.path, 'data')
  const account = chooseServerAccount(dataDirectory)
  mkdirSync(dataDirectory, { mode: 0o700 })
  if (account) chownSync(dataDirectory, account.uid, account.gid)
  execFileSync(
    binaryOf('initdb'),
    ['-D', dataDirectory, '-U', 'postgres', '-A', 'trust', '--locale=C.UTF-8', '-E', 'UTF8', '-N'],
    { ...account, cwd: dataDirectory, stdio: 'ignore' },
  )
  const { url, close } = await listenLocally(createServer())
  await close()
  const { port } = new URL(url)
  const { pid } = await startPostmaster({
    binaries: FOLDER,
    dataDirectory,
    logFile: join(folder.path, 'log'),
    account,
    settings: { listen_addresses: '127.0.0.1', port, unix_socket_directories: '' },
    log: () => {},
  })
  return {
    urlOf: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    run: async (program, args) => {
      await promisify(execFile)(binaryOf(program), args)
    },
    stop: async () => {
      await stopPostmaster(pid)
      folder.remove()
    },
  }
}
