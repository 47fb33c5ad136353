import { describe, expect, it } from 'vitest'
import { coxHazardRatio } from './cox-hazard-ratio.ts'

const reachedAt = (...times: number[]) => times.map((time) => ({ time, reached: true }))

describe('coxHazardRatio', () => {
  it('is 1 for groups that are alike', () => {
    const ratio = coxHazardRatio(reachedAt(1, 2, 3), reachedAt(1, 2, 3))
    expect(ratio?.ratio).toBeCloseTo(1, 9)
  })

  it('is above 1 when the second group is faster, and inverse when the groups change places', () => {
    const slow = reachedAt(3, 5, 8, 9, 12)
    const fast = reachedAt(1, 2, 4, 7, 10)
    const ratio = coxHazardRatio(slow, fast)!
    expect(ratio.ratio).toBeGreaterThan(1)
    expect(ratio.lower).toBeLessThan(ratio.ratio)
    expect(ratio.upper).toBeGreaterThan(ratio.ratio)
    expect(coxHazardRatio(fast, slow)!.ratio * ratio.ratio).toBeCloseTo(1, 6)
  })

  it('treats ties alike by both methods when there are none', () => {
    const [from, to] = [reachedAt(1, 4, 6), reachedAt(2, 3, 9)]
    expect(coxHazardRatio(from, to, 'breslow')).toEqual(coxHazardRatio(from, to, 'efron'))
  })

  it('is undefined when a group has no event or the groups never overlap', () => {
    expect(coxHazardRatio(reachedAt(1, 2), [{ time: 3, reached: false }])).toBeNull()
    expect(coxHazardRatio(reachedAt(1, 2), reachedAt(8, 9))).toBeNull()
  })
})
