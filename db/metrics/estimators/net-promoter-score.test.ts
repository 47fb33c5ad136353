import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { netPromoterScore } from './net-promoter-score.ts'

const anyAnswers = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 300 })

describe('netPromoterScore', () => {
  it('gives 2 promoters and 1 detractor of 4 as 25', () => {
    const { promoters, passives, detractors, score } = netPromoterScore([9, 10, 7, 6])
    expect([promoters, passives, detractors, score]).toEqual([2, 1, 1, 25])
  })

  it('is undefined of nobody', () => {
    expect(netPromoterScore([])).toMatchObject({ n: 0, score: null, lower: null, upper: null })
  })

  it('is sure when all say the same', () => {
    expect(netPromoterScore([10, 9, 10])).toMatchObject({ score: 100, se: 0, lower: 100 })
  })

  it('stays within ±100, within its interval, and does not mind the order', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const all = netPromoterScore(answers)
        expect(Math.abs(all.score!)).toBeLessThanOrEqual(100)
        expect(all.lower! <= all.score! && all.score! <= all.upper!).toBe(true)
        expect(all.promoters + all.passives + all.detractors).toBe(answers.length)
        expect(netPromoterScore(answers.toReversed())).toEqual(all)
      }),
    )
  })

  it('of two groups together lies between theirs', () => {
    fc.assert(
      fc.property(anyAnswers, anyAnswers, (one, other) => {
        const scores = [one, other].map((answers) => netPromoterScore(answers).score!)
        const { score } = netPromoterScore([...one, ...other])
        expect(score!).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-9)
        expect(score!).toBeLessThanOrEqual(Math.max(...scores) + 1e-9)
      }),
    )
  })
})
