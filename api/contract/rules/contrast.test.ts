import { expect, test } from 'vitest'
import { contrast, readableOn } from './contrast.ts'

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10)
  expect(contrast('#123456', '#123456')).toBe(1)
  expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 2)
  expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2)
})

test('text is readable on every background', () => {
  const levels = Array.from({ length: 18 }, (_, i) => (i * 15).toString(16).padStart(2, '0'))
  for (const red of levels) {
    for (const green of levels) {
      for (const blue of levels) {
        const background = `#${red}${green}${blue}`
        expect(contrast(background, readableOn(background)), background).toBeGreaterThanOrEqual(4.5)
      }
    }
  }
})

test('white is taken where it can be read', () => {
  expect(readableOn('#4f46e5')).toBe('#ffffff')
  expect(readableOn('#fde047')).toBe('#060606')
})
