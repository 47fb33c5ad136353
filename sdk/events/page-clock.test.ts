import { describe, expect, it } from 'vitest'
import { createFixedClock } from '../../test/harness/fixed-clock.ts'
import { createPageClock } from './page-clock.ts'

describe('createPageClock', () => {
  it('keeps the order of events when the clock of the machine is set back', () => {
    const machine = createFixedClock(10_000)
    const now = createPageClock(machine.now)
    const times = [now()]
    machine.set(4_000)
    times.push(now())
    machine.advance(500)
    times.push(now())
    expect(times).toEqual([10_000, 10_000, 10_500])
  })

  it('follows the clock forward, as after a sleep', () => {
    const machine = createFixedClock(10_000)
    const now = createPageClock(machine.now)
    now()
    machine.advance(3 * 86_400_000)
    expect(now()).toBe(10_000 + 3 * 86_400_000)
  })
})
