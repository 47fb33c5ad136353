import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newTemporaryFolder } from '../../test/harness/temporary-folder.ts'
import { claimProcessLock, findLockHolder, readProcessStart } from './process-lock.mjs'

let folder: { path: string; remove(): void }
let file: string
beforeEach(() => {
  folder = newTemporaryFolder()
  file = join(folder.path, 'lock')
})
afterEach(() => folder.remove())

describe('claimProcessLock', () => {
  test('the lock is held by one, and free again after its release', () => {
    const first = claimProcessLock(file)
    expect(claimProcessLock(file)).toMatchObject({ held: false, holder: { pid: process.pid } })
    if (first.held) first.release()
    expect(findLockHolder(file)).toBeUndefined()
    expect(claimProcessLock(file).held).toBe(true)
  })

  test('a lock whose pid runs another program by now is taken over', () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, startedAt: 'at another time' }))
    expect(claimProcessLock(file).held).toBe(true)
  })

  test('a lock that is just being written counts as held', () => {
    writeFileSync(file, '')
    expect(claimProcessLock(file)).toMatchObject({ held: false, holder: { pid: 0 } })
  })

  test('of ten processes that find the same stale lock, one gets it', async () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, startedAt: 'at another time' }))
    const module = new URL('./process-lock.mjs', import.meta.url).href
    // Each stays until all have tried: a lock ends with its process.
    const program = `
      const { claimProcessLock } = await import(${JSON.stringify(module)})
      console.log(claimProcessLock(${JSON.stringify(file)}).held)
      process.stdin.resume()
    `
    const children = Array.from({ length: 10 }, () =>
      spawn(process.execPath, ['--input-type=module', '--eval', program]),
    )
    const answers = await Promise.all(
      children.map(
        (child) =>
          new Promise<string>((resolve) =>
            child.stdout.once('data', (chunk: Buffer) => resolve(String(chunk).trim())),
          ),
      ),
    )
    for (const child of children) child.stdin.end()
    expect(answers.toSorted()).toEqual([...Array(9).fill('false'), 'true'])
  })
})

test('the start time of a process stays the same, and a process that never was has none', () => {
  expect(readProcessStart(process.pid)).toBe(readProcessStart(process.pid))
  expect(readProcessStart(process.pid)).not.toBe('')
  expect(readProcessStart(2 ** 22 + 1)).toBe('')
})
