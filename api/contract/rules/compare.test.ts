import { describe, expect, test } from 'vitest'
import type { Comparison } from '../condition.ts'
import { operators } from '../condition.ts'
import { compare } from './compare.ts'

describe('compare', () => {
  test.each<[unknown, Comparison, boolean]>([
    ['pro', { op: 'is', value: 'pro' }, true],
    ['Pro', { op: 'is', value: 'pro' }, false],
    ['1', { op: 'is', value: 1 }, false],
    [1, { op: 'is', value: true }, false],
    [-0, { op: 'is', value: 0 }, true],
    [false, { op: 'is', value: false }, true],
    ['b', { op: 'isOneOf', value: ['a', 'b'] }, true],
    ['1', { op: 'isOneOf', value: [1, true] }, false],
    ['b', { op: 'isOneOf', value: 'b' }, false],
    [['b'], { op: 'isOneOf', value: ['b'] }, false],
    ['abc', { op: 'contains', value: 'b' }, true],
    [['a', 1], { op: 'contains', value: 1 }, true],
    [['abc'], { op: 'contains', value: 'b' }, false],
    ['abc', { op: 'startsWith', value: 'ab' }, true],
    ['abc', { op: 'endsWith', value: 'bc' }, true],
    [['abc'], { op: 'startsWith', value: 'ab' }, false],
    [2, { op: 'greaterThan', value: 1 }, true],
    [2, { op: 'greaterThan', value: 2 }, false],
    [2, { op: 'atLeast', value: 2 }, true],
    [2, { op: 'lessThan', value: 3 }, true],
    [2, { op: 'atMost', value: 2 }, true],
    ['2', { op: 'greaterThan', value: 1 }, false],
    ['10', { op: 'lessThan', value: '9' }, true],
    ['😀', { op: 'greaterThan', value: 'ｾ' }, true],
    [true, { op: 'atLeast', value: false }, false],
    [Infinity, { op: 'greaterThan', value: 1 }, false],
    [1, { op: 'lessThan', value: Infinity }, false],
    ['', { op: 'exists' }, true],
    [[], { op: 'exists' }, true],
    [null, { op: 'exists' }, false],
    [undefined, { op: 'exists' }, false],
    [NaN, { op: 'exists' }, false],
  ])('%j %j is %s', (actual, comparison, expected) => {
    expect(compare(actual, comparison)).toBe(expected)
  })

  test.each(operators)(
    '%s is false for a missing value and without a value to compare with',
    (op) => {
      expect(compare(undefined, { op, value: 'a' })).toBe(false)
      if (op !== 'exists') expect(compare('a', { op })).toBe(false)
    },
  )
})
