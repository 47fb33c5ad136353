import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openScratchDatabase } from '../harness/open-scratch-database.ts'
import { readCatalogue } from './catalogue.ts'
import { runCatalogue, toReport } from './run-catalogue.ts'

/** `npm run bad-inputs -- <file.json>`: tries a catalogue, ours by default; ends with `N of M as expected`. */
const [given, ...more] = process.argv.slice(2)
if (more.length > 0) {
  console.error('Usage: npm run bad-inputs -- <file.json>')
  process.exit(2)
}
// npm runs scripts in the repository's root; paths are meant from where the person stands.
const file =
  given === undefined
    ? fileURLToPath(new URL('catalogue.json', import.meta.url))
    : resolve(process.env['INIT_CWD'] ?? '.', given)
const catalogue = readCatalogue(file)
const scratch = await openScratchDatabase()
try {
  const isForeign = given !== undefined
  const outcomes = await runCatalogue(catalogue, { databaseUrl: scratch.url, isForeign })
  console.log(toReport(outcomes))
  if (outcomes.some(({ failures }) => failures.length > 0)) process.exitCode = 1
} finally {
  await scratch.close()
}
