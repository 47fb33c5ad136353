import { expect, test } from 'vitest'
import { createFixedClock } from './fixed-clock.ts'

test('the clock stands still until it is moved', () => {
  const clock = createFixedClock('2026-01-01T00:00:00Z')
  const start = clock.now()
  clock.advance(1_500)
  expect([start, clock.now() - start]).toEqual([Date.UTC(2026, 0, 1), 1_500])
})

test('the clock refuses what is no instant', () => {
  expect(() => createFixedClock('soon')).toThrow(RangeError)
})
