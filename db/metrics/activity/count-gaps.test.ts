import { describe, expect, it } from 'vitest'
import { countGaps } from './count-gaps.ts'

const days = { begin: '2026-03-27', lastDay: '2026-04-05' }

/** Days of units as text, such as '1000000001', as query.sql puts them together. */
function bytesOf(units: readonly string[]): Uint8Array {
  return Uint8Array.from(
    units.flatMap((bits) =>
      (bits.padEnd(16, '0').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)),
    ),
  )
}

describe('countGaps', () => {
  it('tells of nobody nothing', () => {
    expect(countGaps(bytesOf([]), days)).toEqual([])
  })

  it('counts who was active on the first, the eighth, the ninth and the last of 10 days', () => {
    expect(countGaps(bytesOf(['1000000111']), days)).toEqual([
      { day: '2026-03-27', daysToNext: 7, units: 1 },
      { day: '2026-04-03', daysToNext: 1, units: 1 },
      { day: '2026-04-04', daysToNext: 1, units: 1 },
      { day: '2026-04-05', daysToNext: 10, units: 1 },
    ])
  })

  it('adds up: 2 are back after two days, the third never is', () => {
    expect(countGaps(bytesOf(['0101', '0101', '01', '']), days)).toEqual([
      { day: '2026-03-28', daysToNext: 2, units: 2 },
      { day: '2026-03-28', daysToNext: 10, units: 1 },
      { day: '2026-03-30', daysToNext: 10, units: 2 },
    ])
  })
})
