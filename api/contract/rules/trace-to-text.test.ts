import { expect, test } from 'vitest'
import { traceToText } from './trace-to-text.ts'

const trace = [
  { ok: false, depth: 0, text: 'all of:' },
  { ok: false, depth: 1, text: 'account plan is "pro"', found: 'it is "free"' },
  { ok: null, depth: 1, text: 'page path is "/"' },
]

test('a trace reads as indented lines with their verdicts', () => {
  expect(traceToText(trace, { withFound: true })).toEqual([
    '✗ all of:',
    '  ✗ account plan is "pro" (it is "free")',
    '  … page path is "/"',
  ])
})

test('what was found is left out for the page', () => {
  expect(traceToText(trace, { withFound: false })[1]).toBe('  ✗ account plan is "pro"')
})
