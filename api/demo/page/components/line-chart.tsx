import { scaleLinear, scaleUtc } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'
import { useState } from 'preact/hooks'
import type { Company, Metric } from '../company/company.ts'
import type { SeriesPoint } from '../company/sample-series.ts'
import { formatDate, formatMetric, formatTick } from '../format.ts'
import { t } from '../words/translate.ts'
import { useWidth } from './use-width.ts'

interface LineChartProps {
  company: Company
  metric: Metric
  label: string
  points: readonly SeriesPoint[]
  /** The period before, day by day; drawn thin and dashed. */
  before?: readonly SeriesPoint[]
  /** What comes after the last point. */
  forecast?: readonly SeriesPoint[]
  height?: number
}

const MARGIN = { top: 12, right: 20, bottom: 26, left: 46 }

/** One metric over time, to be read with the pointer, and as a table beneath. */
export function LineChart(props: LineChartProps) {
  const { company, metric, label, points, before = [], forecast = [], height = 240 } = props
  const { ref, width } = useWidth<HTMLElement>(720)
  const [hovered, setHovered] = useState<number | null>(null)
  const all = [...points, ...forecast]
  const top = Math.max(...all.map(({ value }) => value), ...before.map(({ value }) => value)) * 1.08
  const x = scaleUtc()
    .domain([all[0]?.at ?? 0, all.at(-1)?.at ?? 1])
    .range([MARGIN.left, width - MARGIN.right])
  const y = scaleLinear()
    .domain([0, top])
    .nice(4)
    .range([height - MARGIN.bottom, MARGIN.top])
  const draw = line<SeriesPoint>(
    (point) => x(point.at),
    (point) => y(point.value),
  ).curve(curveMonotoneX)
  const fill = area<SeriesPoint>(
    (point) => x(point.at),
    y(0),
    (point) => y(point.value),
  ).curve(curveMonotoneX)
  // The days before are laid over the same days of now.
  const earlier = before.map(({ value }, index) => ({
    at: points[index]?.at ?? new Date(0),
    value,
  }))
  const read = hovered === null ? undefined : points[hovered]

  const hover = (event: PointerEvent & { currentTarget: SVGSVGElement }) => {
    const box = event.currentTarget.getBoundingClientRect()
    const at = x.invert(((event.clientX - box.left) / box.width) * width).getTime()
    const distances = points.map((point) => Math.abs(point.at.getTime() - at))
    setHovered(distances.indexOf(Math.min(...distances)))
  }

  return (
    <figure class="chart" ref={ref}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={label}
        onPointerMove={hover}
        onPointerLeave={() => setHovered(null)}
      >
        {y.ticks(4).map((tick) => (
          <g key={tick} class="chart-tick">
            <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y(tick)} y2={y(tick)} />
            <text x={MARGIN.left - 8} y={y(tick) + 4} text-anchor="end">
              {formatTick(metric, tick)}
            </text>
          </g>
        ))}
        {x.ticks(width < 480 ? 3 : 6).map((tick) => (
          <text key={tick.getTime()} class="chart-day" x={x(tick)} y={height - 6}>
            {formatDate(tick, { timeZone: 'UTC' })}
          </text>
        ))}
        <path class="chart-area" d={fill([...points]) ?? ''} />
        {earlier.length > 0 && <path class="chart-before" d={draw(earlier) ?? ''} />}
        {forecast.length > 0 && <path class="chart-forecast" d={draw([...forecast]) ?? ''} />}
        <path class="chart-line" d={draw([...points]) ?? ''} />
        {read && (
          <g class="chart-read">
            <line x1={x(read.at)} x2={x(read.at)} y1={MARGIN.top} y2={y(0)} />
            <circle cx={x(read.at)} cy={y(read.value)} r="4" />
          </g>
        )}
      </svg>
      <figcaption>
        <p class="chart-value">
          {read ? (
            <>
              <strong>{formatMetric(metric, read.value, company)}</strong>{' '}
              {formatDate(read.at, { timeZone: 'UTC', weekday: 'short' })}
            </>
          ) : (
            `${t(`metric.${metric}`)} ${t('chart.perDay')}`
          )}
        </p>
        {before.length > 0 && (
          <p class="chart-keys">
            <span class="key-now">{t('chart.now')}</span>
            <span class="key-before">{t('chart.before')}</span>
          </p>
        )}
      </figcaption>
      <PointsTable company={company} metric={metric} label={label} points={points} />
    </figure>
  )
}

function PointsTable({ company, metric, label, points }: Omit<LineChartProps, 'height'>) {
  return (
    <details class="chart-table">
      <summary>{t('common.table')}</summary>
      <div class="chart-rows" role="region" aria-label={label} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('common.day')}</th>
              <th scope="col">{t(`metric.${metric}`)}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ at, value }) => (
              <tr key={at.getTime()}>
                <td>{formatDate(at, { timeZone: 'UTC' })}</td>
                <td>{formatMetric(metric, value, company)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
