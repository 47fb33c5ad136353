import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The file in question, and the version that is mended: another must be looked at first. */
const FILE = 'postgres/src/connection.js'
const VERSION = '3.4.9'

/**
 * What is wrong in connections of postgres.js that die, and no release mends yet (its issues 1208 and
 * 1216, pull requests 1209 and 1215): each a text of the file and what stands there instead.
 */
const MENDS = [
  // What waited to be written when a connection closed was kept, and with it the belief that a write was
  // planned: on the next socket nothing was ever written. One restart of PostgreSQL in thirty under load
  // left an API that could not reach it for ever.
  [
    `    clearImmediate(nextWriteTimer)
    if (socket) {`,
    `    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    if (socket) {`,
  ],
  [
    `    clearImmediate(nextWriteTimer)
    socket.removeListener`,
    `    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    socket.removeListener`,
  ],
  // Questions that came between an error and the closing were forgotten, and the first answer on the next
  // socket was taken for that of the last question on the old one.
  [
    `    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
`,
    `    if (query || sent.length)
      error(Errors.connection('CONNECTION_CLOSED', options, socket))
    query = results = errorResponse = null
    result = new Result()
`,
  ],
  // A question to a connection that is closed ended the process, once it was to be written.
  [
    `    if (stream)
      return queryError(q, Errors.generic('COPY_IN_PROGRESS'`,
    `    if (socket === null) {
      queryError(q, Errors.connection('CONNECTION_CLOSED', options))
      return true
    }

    if (stream)
      return queryError(q, Errors.generic('COPY_IN_PROGRESS'`,
  ],
]

/** Mends the driver in this folder of packages, which must be freshly installed. */
export function mendPostgresDriver(nodeModules) {
  const file = join(nodeModules, FILE)
  if (!existsSync(file)) return
  const { version } = JSON.parse(readFileSync(join(nodeModules, 'postgres/package.json'), 'utf8'))
  let text = readFileSync(file, 'utf8')
  for (const [before, after] of MENDS) {
    if (version !== VERSION || text.split(before).length !== 2) {
      throw new Error(
        `${FILE} ${version} is not what mend-postgres-driver.mjs mends. Is it mended there?`,
      )
    }
    text = text.replace(before, () => after)
  }
  writeFileSync(file, text)
}
