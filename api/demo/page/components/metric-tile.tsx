import { line } from 'd3-shape'
import type { Company, Metric } from '../company/company.ts'
import { openedAt } from '../company/opened-at.ts'
import { sampleSeries, totalOf } from '../company/sample-series.ts'
import { formatChange, formatMetric } from '../format.ts'
import { t } from '../words/translate.ts'

const DAYS = 28

/** Four weeks of one metric: its total, its direction in words, and its shape. */
export function MetricTile({ company, metric, seed }: TileProps) {
  const points = sampleSeries(seed, metric, DAYS, openedAt)
  const total = totalOf(metric, points)
  const before = totalOf(metric, sampleSeries(seed, metric, DAYS, openedAt, DAYS))
  const change = total / before - 1
  return (
    <section class="card tile">
      <h2>{t(`metric.${metric}`)}</h2>
      <p class="tile-value">{formatMetric(metric, total, company)}</p>
      <p class="tile-change" data-direction={change < 0 ? 'down' : 'up'}>
        {t('metric.change', { change: formatChange(change) })}
      </p>
      <Sparkline values={points.map(({ value }) => value)} />
    </section>
  )
}

interface TileProps {
  company: Company
  metric: Metric
  /** Which made-up figures. */
  seed: string
}

/** The shape of a series, without scale; decoration beside its number. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const low = Math.min(...values)
  const range = Math.max(...values) - low || 1
  const draw = line<number>(
    (_, index) => (index / (values.length - 1)) * 100,
    (value) => 26 - ((value - low) / range) * 24,
  )
  return (
    <svg class="sparkline" viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden="true">
      <path d={draw([...values]) ?? ''} />
    </svg>
  )
}
