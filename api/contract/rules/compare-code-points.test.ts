import { expect, test } from 'vitest'
import { compareCodePoints } from './compare-code-points.ts'

test('strings are ordered by code point, not by UTF-16 unit', () => {
  const words = [
    '',
    'Z',
    'a',
    'ab',
    'é',
    '\ud7ff',
    '\ue000',
    'ｾ',
    '\uffff',
    '\u{10000}',
    '😀',
    '😁',
  ]
  expect(words.toReversed().toSorted(compareCodePoints)).toEqual(words)
  expect(compareCodePoints('a😀', 'a😀')).toBe(0)
})
