import { describe, expect, test } from 'vitest'
import { countEvents } from './count-events.ts'

const day = 86_400_000
const at = (...times: number[]) =>
  times.map((occurredAtMs) => ({ name: 'E', properties: { pro: true }, occurredAtMs }))

describe('countEvents', () => {
  test('events that match the term are counted', () => {
    const events = [...at(1, 2), { name: 'F', properties: {}, occurredAtMs: 3 }]
    const where = [{ property: 'pro', op: 'is', value: true } as const]
    expect(countEvents({ event: 'E', where }, events, 10)).toBe(2)
    expect(countEvents({ event: 'F', where }, events, 10)).toBe(0)
  })

  test('the last days end now and count both ends', () => {
    const events = at(-1, 0, day, day + 1)
    expect(countEvents({ event: 'E', lastDays: 1 }, events, day)).toBe(2)
  })

  test('of a window the fullest counts', () => {
    const events = at(0, 2 * day, 2.5 * day, 3 * day, 9 * day)
    expect(countEvents({ event: 'E', withinDays: 1 }, events, 10 * day)).toBe(3)
    expect(countEvents({ event: 'E', withinDays: 1, lastDays: 7.5 }, events, 10 * day)).toBe(2)
  })
})
