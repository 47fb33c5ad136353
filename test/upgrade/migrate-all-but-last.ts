import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrateDatabase } from '../../db/migrate.ts'
import { newTemporaryFolder } from '../harness/temporary-folder.ts'

const migrations = fileURLToPath(new URL('../../db/migrations', import.meta.url))

/** Brings a database to where the version before this one left it: every migration but the last. */
export async function migrateAllButLast(url: string): Promise<void> {
  const folder = newTemporaryFolder()
  try {
    cpSync(migrations, folder.path, { recursive: true })
    const file = join(folder.path, 'meta/_journal.json')
    const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: unknown[] }
    journal.entries.pop()
    writeFileSync(file, JSON.stringify(journal))
    await migrateDatabase({ url, log: () => {}, migrationsFolder: folder.path })
  } finally {
    folder.remove()
  }
}
