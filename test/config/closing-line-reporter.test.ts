import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
let folder: string

beforeEach(() => {
  // Inside the checkout, where the tests in it find vitest.
  mkdirSync(join(root, '.cache'), { recursive: true })
  folder = mkdtempSync(join(root, '.cache/reporter-'))
  write('vitest.config.ts', CONFIG)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('the last line counts what passed, failed and was skipped', () => {
  write(
    'a.test.ts',
    `${TEST}; test('a', () => {}); test('b', () => { throw 1 }); test.skip('c', () => {})`,
  )
  expect(runVitest()).toEqual({ lastLine: '1 passed, 1 failed, 1 skipped', status: 1 })
})

test('a file that cannot be loaded counts as failed', () => {
  write('a.test.ts', `${TEST}; test('a', () => {})`)
  write('b.test.ts', `import './missing.ts'`)
  expect(runVitest()).toEqual({ lastLine: '1 passed, 1 failed, 0 skipped', status: 1 })
})

test('an error outside any test counts as failed', () => {
  write('a.test.ts', `${TEST}; test('a', () => void Promise.reject(new Error('nobody waits')))`)
  expect(runVitest()).toEqual({ lastLine: '1 passed, 1 failed, 0 skipped', status: 1 })
})

test('a run in which nothing could start counts as failed', () => {
  write('setup.ts', `export default () => { throw new Error('no database') }`)
  write('a.test.ts', `${TEST}; test('a', () => {})`)
  write('vitest.config.ts', CONFIG.replace('test: {', "test: { globalSetup: 'setup.ts',"))
  expect(runVitest()).toMatchObject({
    lastLine: expect.stringMatching(/^0 passed, [1-9]\d* failed, 0 skipped$/),
    status: 1,
  })
})

test('the counts go to a file instead where runs are summed up', () => {
  write('a.test.ts', `${TEST}; test('a', () => {})`)
  const file = join(folder, 'counts.json')
  const { lastLine, status } = runVitest({ MILEPOST_TEST_COUNTS: file })
  expect({ status, lastLine }).toEqual({
    status: 0,
    lastLine: expect.not.stringContaining('passed,'),
  })
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ passed: 1, failed: 0, skipped: 0 })
})

const TEST = `import { test } from 'vitest'`
const CONFIG = `
import { ClosingLineReporter } from '../../test/config/closing-line-reporter.ts'
export default { test: { reporters: ['default', new ClosingLineReporter()] } }
`

function write(name: string, content: string): void {
  writeFileSync(join(folder, name), content)
}

function runVitest(env: Record<string, string> = {}) {
  const { MILEPOST_TEST_COUNTS: _, ...outer } = process.env
  const { stdout, status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run'],
    { cwd: folder, encoding: 'utf8', env: { ...outer, ...env, VITEST: '' } },
  )
  return { lastLine: stdout.trim().split('\n').at(-1), status }
}
