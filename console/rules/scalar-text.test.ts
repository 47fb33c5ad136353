import { describe, expect, it } from 'vitest'
import { readScalar, readScalars, writeScalar, writeScalars } from './scalar-text.ts'

describe('readScalar', () => {
  it.each([
    ['12', 12],
    [' -0.5 ', -0.5],
    ['true', true],
    ['false', false],
    ['pro', 'pro'],
    ['"12"', '12'],
    ['"true"', 'true'],
    ['1e5', '1e5'],
    ['0x10', '0x10'],
    ['', ''],
  ])('reads %j as %j', (typed, value) => {
    expect(readScalar(typed)).toBe(value)
  })
})

describe('writeScalar', () => {
  it.each([12, -0.5, true, 'pro', '12', 'true', ' padded ', '"quoted"'])(
    'writes %j so that it reads back',
    (value) => {
      expect(readScalar(writeScalar(value))).toBe(value)
    },
  )
})

describe('readScalars', () => {
  it('separates at commas, but not inside quotes', () => {
    expect(readScalars('pro, 3, "a, b", true,')).toEqual(['pro', 3, 'a, b', true])
  })

  it('reads back what writeScalars wrote', () => {
    const values = ['pro', '12', 12, 'a, b', false]
    expect(readScalars(writeScalars(values))).toEqual(values)
  })
})
