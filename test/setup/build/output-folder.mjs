import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** How long a hashed file is still served after its last build: pages opened earlier ask for it. */
const KEEP_DAYS = 30
const DAY_MS = 86_400_000

/** Empties a folder before it is built, so that nothing renamed is left. */
export function clearFolder(folder) {
  return {
    name: 'clear-folder',
    buildStart: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Removes files last written more than 30 days ago. */
export function forgetOldFiles(folder) {
  return {
    name: 'forget-old-files',
    writeBundle() {
      if (!existsSync(folder)) return
      const limitMs = Date.now() - KEEP_DAYS * DAY_MS
      for (const name of readdirSync(folder)) {
        const file = join(folder, name)
        if (statSync(file).mtimeMs < limitMs) rmSync(file, { recursive: true, force: true })
      }
    },
  }
}
