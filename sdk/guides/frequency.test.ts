import { describe, expect, it } from 'vitest'
import { joinFrequency } from './frequency.ts'

const noon = '2026-03-01T12:00:00.000Z'
const noonMs = Date.parse(noon)
const policy = { maxPerDay: 3, quietHours: 24, shownAt: [], dismissedAt: null }

describe('joinFrequency', () => {
  it('adds what this browser showed since the server was asked', () => {
    const own = { shownAtMs: [noonMs + 600_000] }
    expect(joinFrequency({ ...policy, shownAt: [noon] }, own).shownAtMs).toEqual([
      noonMs,
      noonMs + 600_000,
    ])
  })

  it('counts a start that both know once, though their clocks differ by seconds', () => {
    const own = { shownAtMs: [noonMs + 20_000] }
    expect(joinFrequency({ ...policy, shownAt: [noon] }, own).shownAtMs).toEqual([noonMs])
  })

  it('counts two starts within a minute twice', () => {
    const own = { shownAtMs: [noonMs, noonMs + 5000] }
    expect(joinFrequency({ ...policy, shownAt: [noon] }, own).shownAtMs).toHaveLength(2)
  })

  it('takes the later dismissal', () => {
    expect(joinFrequency(policy, {}).dismissedAtMs).toBe(-Infinity)
    expect(joinFrequency({ ...policy, dismissedAt: noon }, {}).dismissedAtMs).toBe(noonMs)
    const own = { dismissedAtMs: noonMs + 1 }
    expect(joinFrequency({ ...policy, dismissedAt: noon }, own).dismissedAtMs).toBe(noonMs + 1)
  })
})
