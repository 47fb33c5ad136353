import { describe, expect, it } from 'vitest'
import { cleanJson } from './clean-json.ts'
import { isPlainJson } from './is-plain-json.ts'

const nested = (depth: number): unknown => (depth === 0 ? 1 : { in: nested(depth - 1) })

describe('isPlainJson', () => {
  it.each([
    ['a flat event', { plan: 'pro', seats: 3, trial: false, note: null, tags: ['a', 'é'] }],
    ['no property', {}],
    ['a little nesting', nested(5)],
  ])('spares the exact look at %s, which would change nothing', (_, value) => {
    expect(isPlainJson(value)).toBe(true)
    const cleaned = cleanJson(value)
    expect(cleaned).toEqual({ value, warnings: new Set() })
  })

  it.each([
    ['NUL', { name: 'a\0b' }],
    ['NUL in a name', { 'a\0b': 1 }],
    ['half a surrogate pair', { name: '\ud800' }],
    ['a number that JSON could not hold', { count: Infinity }],
    ['a password', { user: { newPassword: 'x' } }],
    ['deep nesting', nested(11)],
    ['many keys', Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [at, 1]))],
    ['a long name', { ['k'.repeat(300)]: 1 }],
    ['a long text', { text: 'x'.repeat(10_000) }],
    ['much in all', { list: Array.from({ length: 1_000 }, () => 'x'.repeat(100)) }],
  ])('asks for the exact look at %s', (_, value) => {
    expect(isPlainJson(value)).toBe(false)
  })
})
