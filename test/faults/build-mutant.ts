import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { newTemporaryFolder } from '../harness/temporary-folder.ts'
import type { Mutant } from './mutants.ts'

/** What is built of changed sources; the sources of this checkout stay as they are. */
export interface BuiltMutant {
  /** The program of the server. */
  server: string
  /** Holds `sdk`, as dist does. */
  distFolder: string
  remove(): void
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const SOURCES = [
  'api',
  'db',
  'sdk',
  'test/setup',
  'rollup.config.mjs',
  'package.json',
  'tsconfig.json',
]

/** Copies the sources, changes them and builds the product. Remove it when done. */
export function buildMutant(mutant: Mutant): BuiltMutant {
  const folder = newTemporaryFolder()
  try {
    for (const part of SOURCES)
      cpSync(join(root, part), join(folder.path, part), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(folder.path, 'node_modules'))
    writeFileSync(join(folder.path, mutant.file), mutate(mutant))
    const { status, stderr } = spawnSync(
      process.execPath,
      ['node_modules/rollup/dist/bin/rollup', '-c', '--configOnly', mutant.product, '--silent'],
      { cwd: folder.path, encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(`The mutant "${mutant.title}" cannot be built:\n${stderr}`)
  } catch (error) {
    folder.remove()
    throw error
  }
  return {
    server: join(folder.path, 'dist/server/api/main.js'),
    distFolder: join(folder.path, 'dist'),
    remove: folder.remove,
  }
}

/** The file of a mutant with its changes. Throws when the sources have moved on from them. */
export function mutate({ title, file, changes }: Mutant): string {
  return changes.reduce(
    (text, [find, replacement]) => {
      const parts = text.split(find)
      if (parts.length !== 2) {
        throw new Error(
          `The mutant "${title}" looks for this once in ${file} and finds it ${parts.length - 1} times: ${find}`,
        )
      }
      return parts.join(replacement)
    },
    readFileSync(join(root, file), 'utf8'),
  )
}
