// `npm test`: the checks, then every test, ended by one line for all of it.
// What cannot run counts as failed: a missing database or browser is never skipped over.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runChecks } from './run-checks.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const countsFile = join(root, '.cache/test-counts.json')

console.log('Checks')
const checks = await runChecks()
console.log('\nTests')
const tests = runVitest(process.argv.slice(2))
const passed = checks.passed + tests.passed
const failed = checks.failed + tests.failed
console.log(`\n${passed} passed, ${failed} failed, ${tests.skipped} skipped`)
process.exitCode = failed > 0 ? 1 : 0

function runVitest(args) {
  rmSync(countsFile, { force: true })
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const { status } = spawnSync(
    process.execPath,
    [vitest, 'run', '--config', 'test/config/vitest.config.ts', ...args],
    { cwd: root, stdio: 'inherit', env: { ...process.env, MILEPOST_TEST_COUNTS: countsFile } },
  )
  if (!existsSync(countsFile)) return { passed: 0, failed: 1, skipped: 0 }
  const counts = JSON.parse(readFileSync(countsFile, 'utf8'))
  return status === 0 ? counts : { ...counts, failed: Math.max(1, counts.failed) }
}
