import { Z_95 } from './normal-tail.ts'

export interface NetPromoterScore {
  n: number
  /** 9 and 10, 7 and 8, 0 to 6. */
  promoters: number
  passives: number
  detractors: number
  /** From -100 to 100; null of nobody. */
  score: number | null
  se: number | null
  lower: number | null
  upper: number | null
}

/**
 * The share of promoters less that of detractors, times 100, of answers from 0 to 10. Its variance is
 * (p + d − (p − d)²) / n, as each answer counts 1, 0 or −1; the 95% interval goes 1.96 errors either
 * way and may lie beyond ±100 for few answers.
 */
export function netPromoterScore(answers: readonly number[]): NetPromoterScore {
  const n = answers.length
  const promoters = answers.filter((answer) => answer >= 9).length
  const detractors = answers.filter((answer) => answer <= 6).length
  const counts = { n, promoters, passives: n - promoters - detractors, detractors }
  if (n === 0) return { ...counts, score: null, se: null, lower: null, upper: null }
  const net = (promoters - detractors) / n
  const variance = ((promoters + detractors) / n - net ** 2) / n
  // Rounding must not make nothing less than nothing.
  const se = 100 * Math.sqrt(Math.max(0, variance))
  const score = (100 * (promoters - detractors)) / n
  return { ...counts, score, se, lower: score - Z_95 * se, upper: score + Z_95 * se }
}
