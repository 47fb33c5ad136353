import { expect, test } from 'vitest'
import { readPath } from './read-path.ts'

test('a path is followed through own properties of objects only', () => {
  const from = { a: { b: { c: 1 }, list: ['x'], text: 'abc' }, '': { '': 2 } }
  expect(readPath(from, 'a.b.c')).toBe(1)
  expect(readPath(from, 'a.list')).toEqual(['x'])
  expect(readPath(from, '.')).toBe(2)
  for (const absent of ['a.x', 'a.b.c.d', 'a.list.0', 'a.list.length', 'a.text.length', 'toString'])
    expect(readPath(from, absent), absent).toBeUndefined()
})

test('__proto__ is read only when it came as data', () => {
  expect(readPath({}, '__proto__.toString')).toBeUndefined()
  expect(readPath(JSON.parse('{"__proto__": {"a": 1}}'), '__proto__.a')).toBe(1)
})
