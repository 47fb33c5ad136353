import { describe, expect, test } from 'vitest'
import { correctTime } from './correct-time.ts'

const receivedAtMs = Date.parse('2026-03-01T12:00:00.000Z')
const minuteMs = 60_000
const dayMs = 86_400_000

/** Golden/README rule I.3, with all times relative to the receipt. */
const correct = (originalMs: number, sentMs: number | null) => {
  const { occurredAtMs, isSkewCorrected, isClamped } = correctTime({
    originalAtMs: receivedAtMs + originalMs,
    sentAtMs: sentMs === null ? null : receivedAtMs + sentMs,
    receivedAtMs,
  })
  return [occurredAtMs - receivedAtMs, isSkewCorrected, isClamped]
}

describe('correctTime', () => {
  test.each([
    ['no sentAt: as sent', -5 * minuteMs, null, [-5 * minuteMs, false, false]],
    ['a clock that is right', -5 * minuteMs, -200, [-5 * minuteMs, false, false]],
    ['60,000 ms off is the network', -5 * minuteMs, -60_000, [-5 * minuteMs, false, false]],
    ['60,001 ms slow is a clock', -5 * minuteMs, -60_001, [-5 * minuteMs + 60_001, true, false]],
    ['60,001 ms fast is a clock', -5 * minuteMs, 60_001, [-5 * minuteMs - 60_001, true, false]],
    ['two hours fast', 120 * minuteMs, 120 * minuteMs, [0, true, false]],
    ['30 days slow', -30 * dayMs - 10 * minuteMs, -30 * dayMs, [-10 * minuteMs, true, false]],
    ['of the future, by a clock that is right', 10 * dayMs, 0, [0, false, true]],
    ['of the future, also after correction', 3 * dayMs, dayMs, [0, true, true]],
    ['59 s fast is not corrected, but never later than received', 59_000, 59_000, [0, false, true]],
    ['sent in the year 9999: no clock is that wrong', -5, 251_600_000_000_000, [-5, false, false]],
  ])('%s', (_, originalMs, sentMs, expected) => {
    expect(correct(originalMs, sentMs)).toEqual(expected)
  })
})
