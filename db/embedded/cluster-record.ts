import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

/** What the data folder remembers about its database; lies in `postgres.json`, for its owner only. */
export interface ClusterRecord {
  /** The folder with the data, and where needed the binaries. Absolute. */
  home: string
  /** The port of the last start, tried first at the next. 0 before the first. */
  port: number
  /** Of the superuser `postgres`. Random per data folder. */
  password: string
  /** Whether the database has been made. From then on missing data is an error, not a first start. */
  isCreated: boolean
}

/** Reads the record, or undefined before the first start. */
export function findClusterRecord(dataFolder: string): ClusterRecord | undefined {
  const file = join(dataFolder, 'postgres.json')
  if (!existsSync(file)) return undefined
  const record: ClusterRecord = JSON.parse(readFileSync(file, 'utf8'))
  return { ...record, home: resolve(dataFolder, record.home) }
}

/** A record for a database that is yet to be made. */
export function newClusterRecord(home: string): ClusterRecord {
  return { home, port: 0, password: randomBytes(24).toString('base64url'), isCreated: false }
}

/** Replaces the record as a whole: a crash leaves the old one or the new one. */
export function writeClusterRecord(dataFolder: string, record: ClusterRecord): void {
  const file = join(dataFolder, 'postgres.json')
  // Inside the data folder it is written relative, so that the folder can be moved as a whole.
  const path = relative(dataFolder, record.home)
  const written = { ...record, home: path.startsWith('..') ? record.home : path }
  writeFileSync(`${file}.new`, `${JSON.stringify(written, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
