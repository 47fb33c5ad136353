import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { newTemporaryFolder } from '../harness/temporary-folder.ts'

/** The wall clock of a server process, which can be wrong and jump. The server knows nothing of it. */
export interface NodeClock {
  /** For `newApiNode`. */
  options: { nodeOptions: string[]; env: Record<string, string> }
  /** From now on it is off by so much; seen by the process within 50 ms. */
  shift(offsetMs: number): void
  remove(): void
}

const preload = fileURLToPath(new URL('shift-clock.mjs', import.meta.url))

/** A clock of its own, to begin with off by so much. Remove it when done. */
export function newNodeClock(offsetMs = 0): NodeClock {
  const folder = newTemporaryFolder()
  const file = join(folder.path, 'offset')
  const shift = (ms: number) => writeFileSync(file, String(ms))
  shift(offsetMs)
  return {
    options: {
      nodeOptions: ['--import', pathToFileURL(preload).href],
      env: { FAULT_CLOCK_FILE: file },
    },
    shift,
    remove: folder.remove,
  }
}
