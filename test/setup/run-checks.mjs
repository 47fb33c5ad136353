import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

const CHECKS = {
  format: ['oxfmt', '-c', 'test/config/oxfmt.json', '--check', '.'],
  lint: ['oxlint', '-c', '.cache/oxlint.json', '--type-aware', '.'],
  types: ['tsc', '-p', '.', '--pretty', 'false'],
  'unused code': ['knip', '--no-progress'],
}

/** Runs all checks, says how each ended, and returns how many passed and failed. */
export async function runChecks() {
  anchorLintConfig()
  const results = await Promise.all(Object.entries(CHECKS).map(([name, args]) => run(name, args)))
  for (const { name, isPassed, words, seconds } of results) {
    console.log(`${isPassed ? '✓' : '✗'} ${name} ${seconds.toFixed(1)} s`)
    if (!isPassed) console.log(`${words.trim()}\n`)
  }
  const passed = results.filter(({ isPassed }) => isPassed).length
  return { passed, failed: results.length - passed }
}

// oxlint takes `sdk/**` as relative to the folder of its config, and so `**/sdk/**` is written there.
// That would take a checkout at /home/me/sdk/milepost for the SDK as a whole, hence the full path.
function anchorLintConfig() {
  const config = readFileSync(join(root, 'test/config/oxlint.json'), 'utf8')
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(
    join(root, '.cache/oxlint.json'),
    config.replaceAll(/"\*\*\/(?=[a-z])/g, () => `"${root}`),
  )
}

function run(name, [command, ...args]) {
  return new Promise((resolve) => {
    const startedAtMs = Date.now()
    const child = spawn(join(root, 'node_modules/.bin', command), args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let words = ''
    const end = (isPassed) =>
      resolve({ name, isPassed, words, seconds: (Date.now() - startedAtMs) / 1000 })
    const collect = (chunk) => (words += chunk)
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.once('error', (error) => {
      words += error.message
      end(false)
    })
    child.once('close', (code) => end(code === 0))
  })
}
