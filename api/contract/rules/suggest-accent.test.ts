import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contrast } from './contrast.ts'
import { suggestAccent } from './suggest-accent.ts'

const toColour = (number: number) => `#${number.toString(16).padStart(6, '0')}`
const colour = fc.integer({ min: 0, max: 0xffffff }).map(toColour)
const channelsOf = (text: string) => [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16))
/** Which of red, green and blue leads, and by how much, as an angle. */
const hueOf = (text: string) => {
  const [red = 0, green = 0, blue = 0] = channelsOf(text)
  return (Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue) * 180) / Math.PI
}

describe('suggestAccent', () => {
  test.each([
    ['#4f46e5', '#4f46e5'],
    ['#FFFFFF', '#767676'],
    ['#ff0000', '#ee0000'],
    ['#ffff00', '#7a7a00'],
    ['#000000', '#000000'],
  ])('%s becomes %s', (accent, suggestion) => {
    expect(suggestAccent(accent)).toBe(suggestion)
  })

  test('can be read on white whatever the colour was', () => {
    fc.assert(
      fc.property(colour, (accent) => {
        expect(contrast(suggestAccent(accent), '#ffffff')).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  test('is no darker than it must be, and of the same hue', () => {
    fc.assert(
      fc.property(colour, (accent) => {
        fc.pre(contrast(accent, '#ffffff') < 4.5)
        const suggestion = suggestAccent(accent)
        expect(contrast(suggestion, '#ffffff')).toBeLessThan(4.65)
        const channels = channelsOf(suggestion)
        // Rounding turns the hue of what is nearly grey.
        fc.pre(Math.max(...channels) - Math.min(...channels) > 40)
        const turn = Math.abs(hueOf(accent) - hueOf(suggestion))
        expect(Math.min(turn, 360 - turn)).toBeLessThan(3)
      }),
    )
  })
})
