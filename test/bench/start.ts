// How long `npm start` takes until it serves, npm included: from a fresh clone (install, build,
// database, demo), with a new data folder, again (median of five), and again after kill -9.
// All of it in a clone of the last commit. Ends with one line of JSON, all figures in seconds.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findDataFolderHolder } from '../../db/embedded/start-embedded-postgres.ts'
import { startMilepost } from '../harness/milepost-process.ts'
import { newTemporaryFolder } from '../harness/temporary-folder.ts'

const WARM_RUNS = 5
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = newTemporaryFolder()
const clone = join(folder.path, 'clone')

try {
  execFileSync('git', ['clone', '--quiet', root, clone])
  const freshCloneSeconds = await timeStart('data')
  report('fresh clone', freshCloneSeconds)
  const firstStartSeconds = await timeStart('other-data')
  report('new data folder', firstStartSeconds)
  const warm = []
  for (let run = 0; run < WARM_RUNS; run += 1) warm.push(await timeStart('data'))
  const warmStartSeconds = warm.toSorted((a, b) => a - b)[Math.floor(WARM_RUNS / 2)] ?? 0
  report(`again, median of ${WARM_RUNS}`, warmStartSeconds)
  await timeStart('data', { isKilled: true })
  const afterKillSeconds = await timeStart('data')
  report('after kill -9', afterKillSeconds)
  console.log(
    JSON.stringify({ freshCloneSeconds, firstStartSeconds, warmStartSeconds, afterKillSeconds }),
  )
} finally {
  folder.remove()
}

async function timeStart(data: string, { isKilled = false } = {}): Promise<number> {
  const dataFolder = join(folder.path, data)
  const startedAtMs = performance.now()
  const npm = process.env.npm_execpath
  const milepost = startMilepost({
    cwd: clone,
    command: npm ? [process.execPath, npm, 'start'] : ['npm', 'start'],
    env: { MILEPOST_DATA: dataFolder },
  })
  await milepost.ready
  const seconds = Math.round((performance.now() - startedAtMs) / 10) / 100
  // npm is only the parent: the process to kill is the one that holds the data folder.
  const server = findDataFolderHolder(dataFolder)
  if (isKilled && server) process.kill(server.pid, 'SIGKILL')
  else await milepost.stop()
  await milepost.exited
  return seconds
}

function report(what: string, seconds: number): void {
  console.log(`${what.padEnd(24)}${seconds.toFixed(2).padStart(8)} s`)
}
