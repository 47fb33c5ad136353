import { scaleLinear } from 'd3-scale'
import type { ComponentChildren } from 'preact'
import type { Rate } from '#contract/estimates'
import type { FeatureAdoptionReport } from '#contract/reports/feature-adoption'
import { leastUnitsForInterval } from '../first-value-share.ts'
import { formatPercent } from '../format.ts'
import { t } from '../words/translate.ts'
import { ChartFrame } from './chart-frame.tsx'
import { rateText } from './rate-bar.tsx'
import { useWidth } from './use-width.ts'

type Feature = FeatureAdoptionReport['rows'][number]

/** "Which features do accounts adopt?": tried and adopted of each, with intervals, the most adopted first. */
export function AdoptionBars(props: { features: readonly Feature[]; info: ComponentChildren }) {
  const { features, info } = props
  const rows = [...features].sort((a, b) => (b.adopted.rate ?? 0) - (a.adopted.rate ?? 0))
  return (
    <ChartFrame
      id="feature-adoption"
      title={t('adoption.features')}
      note={t('adoption.featuresNote')}
      info={info}
      table={{
        header: [t('adoption.feature'), t('adoption.tried'), t('adoption.adopted')],
        rows: rows.map(({ name, tried, adopted }) => [name, rateText(tried), rateText(adopted)]),
      }}
      csv={{
        header: [
          'feature',
          'name',
          'accounts',
          ...['tried', 'adopted'].flatMap((what) => [
            what,
            `${what}_rate`,
            `${what}_lower`,
            `${what}_upper`,
          ]),
        ],
        rows: rows.map(({ feature, name, tried, adopted }) => [
          feature,
          name,
          tried.n,
          ...[tried, adopted].flatMap(({ k, rate, lower, upper }) => [k, rate, lower, upper]),
        ]),
      }}
    >
      <Bars rows={rows} />
    </ChartFrame>
  )
}

const rowPx = 58
const topPx = 10
const shares = [0, 0.25, 0.5, 0.75, 1]
const fewShares = [0, 0.5, 1]

function Bars({ rows }: { rows: readonly Feature[] }) {
  const { ref, width } = useWidth<HTMLDivElement>(760)
  const x = scaleLinear([0, 1], [0, width - 92])
  const bottom = topPx + rows.length * rowPx
  return (
    <div ref={ref}>
      <svg
        class="chart"
        width={width}
        height={bottom + 24}
        viewBox={`0 0 ${width} ${bottom + 24}`}
        role="img"
        aria-label={`${t('adoption.features')} ${rows.map(sayFeature).join('; ')}`}
      >
        {(width < 480 ? fewShares : shares).map((share) => (
          <g key={share}>
            <line
              class={share === 0 ? 'axis-zero' : 'axis-grid'}
              x1={x(share)}
              x2={x(share)}
              y1={topPx}
              y2={bottom}
            />
            <text
              class="axis-tick"
              x={x(share)}
              y={bottom + 18}
              text-anchor={share === 0 ? 'start' : 'middle'}
            >
              {formatPercent(share)}
            </text>
          </g>
        ))}
        {rows.map((row, index) => (
          <g key={row.feature} transform={`translate(0 ${topPx + index * rowPx})`}>
            <text class="bar-name" x={4} y={14}>
              {row.name}
            </text>
            <Bar rate={row.tried} y={20} x={x} class="bar-tried" what={t('adoption.tried')} />
            <Bar rate={row.adopted} y={36} x={x} class="bar-adopted" what={t('adoption.adopted')} />
          </g>
        ))}
      </svg>
    </div>
  )
}

function Bar(props: {
  rate: Rate
  y: number
  x: (share: number) => number
  class: string
  what: string
}) {
  const { rate, y, x } = props
  const { n, lower, upper } = rate
  const share = rate.rate ?? 0
  const hasInterval = n >= leastUnitsForInterval && lower !== null && upper !== null
  const middle = y + 6
  return (
    <g>
      <rect class={props.class} x={0} y={y} width={Math.max(0, x(share))} height={12} />
      {hasInterval && (
        <g class="rate-whisker">
          <line x1={x(lower)} x2={x(upper)} y1={middle} y2={middle} />
          <line x1={x(lower)} x2={x(lower)} y1={middle - 3.5} y2={middle + 3.5} />
          <line x1={x(upper)} x2={x(upper)} y1={middle - 3.5} y2={middle + 3.5} />
        </g>
      )}
      <text class="bar-figure" x={x(hasInterval ? upper : share) + 7} y={middle + 4}>
        {rate.rate === null ? '–' : formatPercent(rate.rate)} {props.what}
      </text>
    </g>
  )
}

function sayFeature({ name, tried, adopted }: Feature): string {
  return `${name}: ${t('adoption.tried')} ${rateText(tried)}, ${t('adoption.adopted')} ${rateText(adopted)}`
}
