import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One sha256 over the names and contents of files and of all files in folders, in a fixed order.
 * Tests are left out: they are not part of what is built. A path that does not exist counts as
 * absent, so that its coming changes the hash.
 */
export function hashFiles(root, paths) {
  const hash = createHash('sha256')
  for (const path of paths) addPath(hash, root, path)
  return hash.digest('hex')
}

function addPath(hash, root, path) {
  const full = join(root, path)
  if (!existsSync(full)) return
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).toSorted()) addPath(hash, root, `${path}/${name}`)
  } else if (!/\.test\.tsx?$|\.md$/.test(path)) {
    const content = readFileSync(full)
    hash.update(`${path}\0${content.length}\0`).update(content)
  }
}
