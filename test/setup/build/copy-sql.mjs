import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Copies SQL to the same relative place: code reads it at run time, beside its own module. */
export function copySql(root, folders, to) {
  return {
    name: 'copy-sql',
    writeBundle() {
      for (const folder of folders) {
        for (const file of readdirSync(join(root, folder), { recursive: true })) {
          // The migrations' journal is read at run time too.
          const path = join(folder, file)
          if (!path.endsWith('.sql') && !/^db[/\\]migrations[/\\]meta[/\\]/.test(path)) continue
          const target = join(root, to, path)
          mkdirSync(dirname(target), { recursive: true })
          cpSync(join(root, path), target)
        }
      }
    },
  }
}
