import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
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
