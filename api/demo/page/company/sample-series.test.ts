import { describe, expect, it } from 'vitest'
import { forecastSeries, sampleSeries, totalOf } from './sample-series.ts'

const now = new Date('2026-05-20T14:00:00Z')

describe('sampleSeries', () => {
  it('is the same on every visit of a day, and another for another company', () => {
    const later = new Date(now.getTime() + 3_600_000)
    const series = sampleSeries('acme', 'revenue', 56, now)
    expect(sampleSeries('acme', 'revenue', 56, later)).toEqual(series)
    expect(sampleSeries('other', 'revenue', 56, now)).not.toEqual(series)
  })

  it('ends today, one point a day', () => {
    const days = sampleSeries('acme', 'orders', 3, now).map(({ at }) =>
      at.toISOString().slice(0, 10),
    )
    expect(days).toEqual(['2026-05-18', '2026-05-19', '2026-05-20'])
  })

  it('grows on the four weeks before', () => {
    const total = (offsetDays: number) =>
      totalOf('revenue', sampleSeries('acme', 'revenue', 28, now, offsetDays))
    expect(total(0)).toBeGreaterThan(total(28))
  })
})

describe('forecastSeries', () => {
  it('starts at the last known day and goes on day by day', () => {
    const forecast = forecastSeries('acme', 'revenue', 21, now)
    const lastKnown = sampleSeries('acme', 'revenue', 1, now)
    expect(forecast.slice(0, 1)).toEqual(lastKnown)
    expect(forecast).toHaveLength(22)
    expect(forecast[1]?.at.toISOString()).toBe('2026-05-21T00:00:00.000Z')
  })
})
