import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { meanWithInterval } from '../../db/metrics/estimators/mean-with-interval.ts'
import { netPromoterScore } from '../../db/metrics/estimators/net-promoter-score.ts'
import { linearPercentile, nearestRankPercentile } from '../../db/metrics/estimators/percentile.ts'
import { wilsonInterval } from '../../db/metrics/estimators/wilson-interval.ts'
import { compareGolden } from './compare-golden.ts'

function readGolden<Golden>(name: string): Golden {
  return JSON.parse(readFileSync(new URL(`fixtures/numeric/${name}.json`, import.meta.url), 'utf8'))
}

type GoldenProportion = {
  k: number
  n: number
  rate: number
  wilson_lower: number
  wilson_upper: number
}

type GoldenPercentiles = {
  values: number[]
  p: number[]
  type1_nearest_rank: number[]
  type7_linear: number[]
}

describe('wilsonInterval', () => {
  it('gives the intervals of R', () => {
    const golden = readGolden<GoldenProportion[]>('proportions')
    const expected = golden.map(({ rate, wilson_lower, wilson_upper }) => {
      return { rate, wilson_lower, wilson_upper }
    })
    const actual = golden.map(({ k, n }) => {
      const { rate, lower, upper } = wilsonInterval(k, n)
      return { rate, wilson_lower: lower, wilson_upper: upper }
    })
    expect(compareGolden(expected, actual)).toEqual([])
  })
})

describe('percentiles', () => {
  const cases = Object.entries(readGolden<Record<string, GoldenPercentiles>>('percentiles'))

  it.each(cases)('are those of R for %s', (_, { values, p, type1_nearest_rank, type7_linear }) => {
    const ascending = values.toSorted((a, b) => a - b)
    const actual = {
      nearestRank: p.map((share) => nearestRankPercentile(ascending, share)),
      linear: p.map((share) => linearPercentile(ascending, share)),
    }
    expect(
      compareGolden({ nearestRank: type1_nearest_rank, linear: type7_linear }, actual),
    ).toEqual([])
  })
})

type GoldenScores<Answer> = ({ scores: number[] } & Answer)[]

type GoldenSurveys = {
  nps: GoldenScores<{
    n: number
    promoters: number
    passives: number
    detractors: number
    nps: number
    se: number
    lower95: number
    upper95: number
  }>
  csat: GoldenScores<{ csat_top2_pct: number; lower95: number; upper95: number; mean: number }>
  ces: GoldenScores<{
    ces_mean: number
    ces_top3_pct: number
    t_lower95: number
    t_upper95: number
  }>
}

describe('survey scores', () => {
  const golden = readGolden<GoldenSurveys>('surveys')
  const expectGolden = <Answer extends object>(
    cases: GoldenScores<Answer>,
    answer: (scores: number[]) => object,
  ) => {
    const expected = cases.map(({ scores: _, ...rest }) => rest)
    expect(
      compareGolden(
        expected,
        cases.map(({ scores }) => answer(scores)),
      ),
    ).toEqual([])
  }

  it('give the net promoter scores of others', () => {
    expectGolden(golden.nps, (scores) => {
      const { score: nps, lower: lower95, upper: upper95, ...rest } = netPromoterScore(scores)
      return { ...rest, nps, lower95, upper95 }
    })
  })

  it('give their share of the satisfied, with its interval', () => {
    expectGolden(golden.csat, (scores) => {
      const satisfied = scores.filter((score) => score >= 4).length
      const { rate, lower, upper } = wilsonInterval(satisfied, scores.length)
      return {
        csat_top2_pct: 100 * rate!,
        lower95: 100 * lower!,
        upper95: 100 * upper!,
        mean: meanWithInterval(scores).estimate,
      }
    })
  })

  it('give their mean effort, with its interval, and the share of those for whom it was easy', () => {
    expectGolden(golden.ces, (scores) => {
      const { estimate, lower, upper } = meanWithInterval(scores)
      const easy = scores.filter((score) => score >= 5).length
      return {
        ces_mean: estimate,
        ces_top3_pct: 100 * wilsonInterval(easy, scores.length).rate!,
        t_lower95: lower,
        t_upper95: upper,
      }
    })
  })
})
