import { describe, expect, test } from 'vitest'
import { correctTime } from './correct-time.ts'

const receivedAtMs = Date.parse('2026-03-01T12:00:00.000Z')
const minuteMs = 60_000
const dayMs = 86_400_000

/** Golden/README rule I.3, with all times relative to the receipt. */
const correct = (originalMs: number, sentMs: number | null) => {
  const { occurredAtMs, isClamped } = correctTime({
    originalAtMs: receivedAtMs + originalMs,
    sentAtMs: sentMs === null ? null : receivedAtMs + sentMs,
    receivedAtMs,
  })
  return [occurredAtMs - receivedAtMs, isClamped]
}

describe('correctTime', () => {
  test.each([
    ['no sentAt: as sent', -5 * minuteMs, null, [-5 * minuteMs, false]],
    ['a clock that is right', -5 * minuteMs, -200, [-5 * minuteMs, false]],
    ['60,000 ms off is the network', -5 * minuteMs, -60_000, [-5 * minuteMs, false]],
    ['60,001 ms slow is a clock', -5 * minuteMs, -60_001, [-5 * minuteMs + 60_001, false]],
    ['60,001 ms fast is a clock', -5 * minuteMs, 60_001, [-5 * minuteMs - 60_001, false]],
    ['two hours fast', 120 * minuteMs, 120 * minuteMs, [0, false]],
    ['30 days slow', -30 * dayMs - 10 * minuteMs, -30 * dayMs, [-10 * minuteMs, false]],
    ['of the future, by a clock that is right', 10 * dayMs, 0, [0, true]],
    ['of the future, also after correction', 3 * dayMs, dayMs, [0, true]],
    ['59 s fast is not corrected, but never later than received', 59_000, 59_000, [0, true]],
    ['sent in the year 9999: no clock is that wrong', -5, 251_600_000_000_000, [-5, false]],
  ])('%s', (_, originalMs, sentMs, expected) => {
    expect(correct(originalMs, sentMs)).toEqual(expected)
  })
})
