import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { eventually } from '../test/harness/eventually.ts'
import { createFixedClock } from '../test/harness/fixed-clock.ts'
import { createProblemReporter, type Problem } from './problem-reporter.ts'
import { problems } from './problems.ts'

function newReporter() {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const clock = createFixedClock(0)
  const told: Problem[] = []
  const onBreak = vi.fn<() => void>()
  const reporter = createProblemReporter({
    onProblem: (problem) => told.push(problem),
    onBreak,
    loadChunk: async () => ({ problems }),
    now: clock.now,
  })
  const fail = () =>
    reporter.guard(() => {
      throw new Error('ours')
    })
  return { ...reporter, warn, clock, told, onBreak, fail }
}

describe('createProblemReporter', () => {
  it('tells of trouble once per code, with its sentence', async () => {
    const { report, told, warn } = newReporter()
    report('event_rejected', { code: 'too_deep' })
    report('event_rejected', { code: 'too_deep' })
    expect(told).toEqual([{ code: 'event_rejected', detail: { code: 'too_deep' } }])
    await eventually(() => expect(warn).toHaveBeenCalledTimes(1))
    expect(warn.mock.calls[0]).toContain(problems.event_rejected)
  })

  it('throws nothing into the page, and removes surfaces after five errors in a minute', () => {
    const { fail, onBreak, clock } = newReporter()
    for (let i = 0; i < 4; i++) expect(fail()).toBeUndefined()
    clock.advance(60_000)
    fail()
    expect(onBreak).not.toHaveBeenCalled()
    for (let i = 0; i < 4; i++) fail()
    expect(onBreak).toHaveBeenCalledTimes(1)
  })
})

describe('the problem codes', () => {
  it('are all explained in sdk/README.md, and no others', () => {
    const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8')
    const section = readme.split('\n## ').find((part) => part.startsWith('Problems')) ?? ''
    const table = [...section.matchAll(/^\| `(\w+)` \| (.+) \|$/gm)].map(([, code, sentence]) => [
      code,
      sentence,
    ])
    expect(Object.fromEntries(table)).toEqual(problems)
  })
})
