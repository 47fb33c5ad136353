import { expect, test } from 'vitest'
import { leavesOf } from './leaves-of.ts'

test('leaves come in the order they are written, however deep', () => {
  const [a, b, c] = [{ event: 'A' }, { milestone: 'b' }, { segment: 'c' }]
  expect(leavesOf({ all: [a, { any: [{ not: b }, { all: [] }] }, c] })).toEqual([a, b, c])
  expect(leavesOf(a)).toEqual([a])
})
