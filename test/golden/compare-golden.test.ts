import { describe, expect, it } from 'vitest'
import { compareGolden } from './compare-golden.ts'

const paths = (expected: unknown, actual: unknown) =>
  compareGolden(expected, actual).map((difference) => difference.path)

describe('compareGolden', () => {
  it('finds nothing in answers that are alike', () => {
    const golden = { n: 3, rate: 0.25, list: [1, null, 'a', true] }
    expect(compareGolden(golden, structuredClone(golden))).toEqual([])
  })

  it('wants counts and milliseconds exact, however large', () => {
    expect(paths({ sent_at: 1_743_393_600_000 }, { sent_at: 1_743_393_600_001 })).toEqual([
      'sent_at',
    ])
    expect(
      paths({ median_ms: { estimate: 2.5 } }, { median_ms: { estimate: 2.5000000001 } }),
    ).toEqual(['median_ms.estimate'])
  })

  it('wants other numbers within a billionth of the expected one', () => {
    expect(paths({ se: 0.1 }, { se: 0.1 * (1 + 9e-10) })).toEqual([])
    expect(paths({ se: 0.1 }, { se: 0.1 * (1 + 2e-9) })).toEqual(['se'])
    expect(paths({ rmst: 24 }, { rmst: 23.999999999999996 })).toEqual([])
  })

  it('wants p-values within a millionth', () => {
    expect(paths({ test: { p: 0.01 } }, { test: { p: 0.01 * (1 + 9e-7) } })).toEqual([])
    expect(paths({ test: { p: 0.01 } }, { test: { p: 0.01 * (1 + 2e-6) } })).toEqual(['test.p'])
  })

  it('takes null for null alone', () => {
    expect(paths({ a: null, b: 0, c: null }, { a: 0, b: null, c: undefined })).toEqual([
      'a',
      'b',
      'c',
    ])
    expect(paths({ a: null }, { a: NaN })).toEqual(['a'])
  })

  it('names what is missing and what was not expected', () => {
    expect(compareGolden({ a: [1, 2] }, { a: [1], b: 3 })).toEqual([
      { path: 'a.1', expected: 2, actual: undefined, why: 'missing' },
      { path: 'b', expected: undefined, actual: 3, why: 'not expected' },
    ])
  })

  it('tells a list from an object', () => {
    expect(paths({ a: [] }, { a: {} })).toEqual(['a'])
    expect(paths({ a: {} }, { a: 1 })).toEqual(['a'])
  })

  it('follows the rules of the caller before its own', () => {
    const pathRules = [
      { path: /^meta/, rule: 'ignore' },
      { path: /coefficient$/, rule: { relative: 1e-6 } },
    ] as const
    const expected = { meta: { by: 'R' }, coefficient: 0.5 }
    expect(compareGolden(expected, { coefficient: 0.5000004 }, { pathRules })).toEqual([])
  })
})
