// The figures that Tideboard draws: made up, and the same on every visit.
import type { Metric } from './company.ts'

export interface SeriesPoint {
  /** Start of the day, UTC. */
  at: Date
  value: number
}

const DAY_MS = 86_400_000
const LEVEL: Record<Metric, number> = { revenue: 4200, orders: 86, visitors: 2900, conversion: 2.9 }
const GROWTH_PER_DAY: Record<Metric, number> = {
  revenue: 0.0042,
  orders: 0.0031,
  visitors: 0.0025,
  conversion: 0.0006,
}

/** The last `days` days of a metric, oldest first; `offsetDays` looks further back. */
export function sampleSeries(
  seed: string,
  metric: Metric,
  days: number,
  now: Date,
  offsetDays = 0,
): SeriesPoint[] {
  const today = Math.floor(now.getTime() / DAY_MS) - offsetDays
  return Array.from({ length: days }, (_, index) => {
    const day = today - days + 1 + index
    return { at: new Date(day * DAY_MS), value: valueOf(seed, metric, day, today + offsetDays) }
  })
}

/** Where the last four weeks point to: from `now` on for `days` days, at most 28. */
export function forecastSeries(
  seed: string,
  metric: Metric,
  days: number,
  now: Date,
): SeriesPoint[] {
  const past = sampleSeries(seed, metric, 28, now)
  const next = past.map((point, index) => {
    const day = new Date(point.at.getTime() + 28 * DAY_MS)
    // The same weekday of the last four weeks, so that weekends stay quiet.
    const alike = past.filter((_, other) => other % 7 === index % 7)
    const mean = alike.reduce((sum, { value }) => sum + value, 0) / alike.length
    return { at: day, value: mean * (1 + GROWTH_PER_DAY[metric] * (14 + index)) }
  })
  return [...past.slice(-1), ...next.slice(0, days)]
}

/** Sum over the days, or their mean for a rate. */
export function totalOf(metric: Metric, points: readonly SeriesPoint[]): number {
  const sum = points.reduce((total, { value }) => total + value, 0)
  return metric === 'conversion' ? sum / Math.max(1, points.length) : sum
}

function valueOf(seed: string, metric: Metric, day: number, today: number): number {
  const size = 0.6 + unit(`${seed}/${metric}`) * 1.1
  const trend = 1 + GROWTH_PER_DAY[metric] * (day - today + 120)
  const weekday = (day + 4) % 7
  const weekend = weekday === 0 || weekday === 6 ? (metric === 'conversion' ? 0.96 : 0.7) : 1
  const noise = 0.9 + unit(`${seed}/${metric}/${day}`) * 0.2
  const value = LEVEL[metric] * size * trend * weekend * noise
  return metric === 'conversion' ? Math.round(value * 100) / 100 : Math.round(value)
}

/** FNV-1a with a final mix, as a number from 0 to 1. */
function unit(text: string): number {
  let hash = 2_166_136_261
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619)
  }
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507)
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296
}
