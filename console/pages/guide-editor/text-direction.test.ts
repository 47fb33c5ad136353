import { describe, expect, it } from 'vitest'
import { textDirection } from './text-direction.ts'

describe('textDirection', () => {
  it.each([
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['fa', 'rtl'],
    ['ur', 'rtl'],
    ['pa-Arab', 'rtl'],
    ['az-Latn', 'ltr'],
    ['ja', 'ltr'],
    ['not a tag', 'ltr'],
  ])('of %s is %s', (language, direction) => {
    expect(textDirection(language)).toBe(direction)
  })
})
