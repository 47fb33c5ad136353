import type { Rate } from '#contract/estimates'
import type { MetricId } from '#contract/metric-report'

/** What the answer of every metric carries beside its numbers: of everybody, with nothing to remark. */
export function reportAnswer(id: MetricId, said: { title: string; question?: string }) {
  return {
    definition: {
      id,
      question: '',
      unit: '',
      betterWhen: 'higher',
      population: '',
      counts: '',
      window: '',
      timeBasis: '',
      caveats: [],
      ...said,
    },
    asOf: '2026-03-25T12:00:00.000Z',
    period: { from: null, to: null },
    level: 'account',
    interval: { level: 0.95, method: 'wilson' },
    exclusions: [],
    recomputing: null,
    freshAsOf: null,
    annotations: [],
    previous: null,
    change: null,
  }
}

/** A rate with wide limits. */
export const rate = (k: number, n: number): Rate => ({
  k,
  n,
  rate: k / n,
  lower: k / n / 2,
  upper: 1,
})
