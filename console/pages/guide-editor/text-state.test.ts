import { describe, expect, it } from 'vitest'
import { isTextEmpty, isTextMissing } from './text-state.ts'

describe('isTextMissing', () => {
  it('does not miss a translation of nothing', () => {
    expect(isTextMissing({ en: '' }, 'de')).toBe(false)
    expect(isTextMissing(undefined, 'en')).toBe(false)
  })
})

describe('isTextEmpty', () => {
  it('is said of a text that has nothing in any language', () => {
    expect(isTextEmpty({ en: '', ar: ' ' })).toBe(true)
    expect(isTextEmpty({ en: [], ar: [{ type: 'paragraph', children: [{ text: 'نعم' }] }] })).toBe(
      false,
    )
  })
})
