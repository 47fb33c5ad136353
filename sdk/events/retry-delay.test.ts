import { describe, expect, it } from 'vitest'
import { chooseRetryDelay, readRetryAfter } from './retry-delay.ts'

const nowMs = Date.parse('2026-03-01T00:00:00Z')

describe('chooseRetryDelay', () => {
  it('draws from a window that doubles from 1 s up to 5 min', () => {
    const longest = [0, 1, 2, 8, 9, 50].map((attempt) => chooseRetryDelay(attempt, () => 1))
    expect(longest).toEqual([1000, 2000, 4000, 256_000, 300_000, 300_000])
    expect(chooseRetryDelay(9, () => 0)).toBe(0)
  })
})

describe('readRetryAfter', () => {
  it.each([
    ['2', 2000],
    ['0', 1000],
    ['86400', 3_600_000],
    ['Sun, 01 Mar 2026 00:00:30 GMT', 30_000],
    ['Sat, 28 Feb 2026 00:00:00 GMT', 1000],
    ['soon', 0],
    [null, 0],
  ])('reads %j as %d ms', (header, waitMs) => {
    expect(readRetryAfter(header, nowMs)).toBe(waitMs)
  })
})
