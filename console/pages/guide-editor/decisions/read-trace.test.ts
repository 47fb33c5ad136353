import { describe, expect, it } from 'vitest'
import { readTrace, reasonIn } from './read-trace.ts'

const trace = [
  '✓ shown from 2026-11-01 09:00 UTC',
  '✗ all of:',
  '  ✓ milestone invited is reached',
  '  ✗ account plan is "pro" (it is "free")',
  '  … page path is "/"',
]

describe('readTrace', () => {
  it('tells what holds, what fails, and what the page decides, with its depth', () => {
    expect(readTrace(trace).map(({ verdict, depth }) => [verdict, depth])).toEqual([
      ['holds', 0],
      ['fails', 0],
      ['holds', 1],
      ['fails', 1],
      ['open', 1],
    ])
    expect(readTrace(['→ not shown'])).toEqual([{ verdict: 'result', depth: 0, text: 'not shown' }])
  })

  it('keeps a line that it does not know as it is', () => {
    expect(readTrace(['something new'])).toEqual([
      { verdict: 'open', depth: 0, text: 'something new' },
    ])
  })
})

describe('reasonIn', () => {
  it('is the innermost line that fails', () => {
    expect(reasonIn(trace)).toBe('account plan is "pro" (it is "free")')
  })

  it('stays inside the group that fails', () => {
    expect(reasonIn(['✗ not:', '  ✓ user role is "admin"', '✗ page path is "/"'])).toBe('not:')
  })

  it('is null where nothing fails', () => {
    expect(reasonIn(['✓ everybody', '→ shown'])).toBeNull()
  })
})
