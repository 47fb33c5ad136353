// `npm run check`: format, lint with boundaries, types, unused code. Seconds, and no database.
import { runChecks } from './run-checks.mjs'

const { passed, failed } = await runChecks()
console.log(`${passed} passed, ${failed} failed, 0 skipped`)
process.exitCode = failed > 0 ? 1 : 0
