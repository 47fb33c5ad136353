import { describe, expect, it } from 'vitest'
import { fromWallTime, toWallTime } from './wall-time.ts'

const zone = 'Europe/Berlin'

describe('fromWallTime', () => {
  it.each([
    ['2026-07-01T09:00', '2026-07-01T07:00:00.000Z'],
    ['2026-12-01T09:00', '2026-12-01T08:00:00.000Z'],
    // Clocks go from 2 to 3, and in October from 3 back to 2.
    ['2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
  ])('reads %s as clocks in Berlin show it', (wall, instant) => {
    expect(fromWallTime(wall, zone)).toBe(instant)
  })

  it('is undefined where there is no time yet', () => {
    expect(fromWallTime('', zone)).toBeUndefined()
    expect(fromWallTime('2026-13-45T99:99', zone)).toBeUndefined()
  })
})

describe('toWallTime', () => {
  it('says what a clock in the zone shows, whatever offset the instant was written with', () => {
    expect(toWallTime('2026-07-01T07:00:00.000Z', zone)).toBe('2026-07-01T09:00')
    expect(toWallTime('2026-07-01T09:00:00+02:00', zone)).toBe('2026-07-01T09:00')
    expect(toWallTime('2026-06-30T23:30:00Z', zone)).toBe('2026-07-01T01:30')
  })
})
