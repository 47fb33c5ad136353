import { area } from 'd3-shape'
import type { ComponentChildren } from 'preact'
import type { AccountState } from '#contract/account'
import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { formatDays, formatNumber, formatPercent } from '../format.ts'
import { t } from '../words/translate.ts'
import { ChartFrame } from './chart-frame.tsx'
import { DayAxes, planDays, type DayPlot } from './day-plot.tsx'
import { DayReader, sayDay } from './day-reader.tsx'
import { placeLabels } from './place-labels.ts'
import { leastAtRisk } from './survival-shape.ts'
import { useWidth } from './use-width.ts'

type Outcomes = NonNullable<TimeToFirstValueReport['variants']>['competingRisks']['curve']
type Outcome = Outcomes[number]

/** From below: what the eye should find first, what is left to hope for, what is lost. */
const layers = ['reached', 'waiting', 'churned'] as const satisfies readonly AccountState[]
type Layer = (typeof layers)[number]

/** "What became of everyone who started?": reached, waiting and churned add up to all, day by day. */
export function OutcomeStack(props: { curve: Outcomes; n: number; info: ComponentChildren }) {
  const { curve, n, info } = props
  return (
    <ChartFrame
      id="outcomes"
      title={t('outcomes.title')}
      note={t('outcomes.note', { least: leastAtRisk })}
      info={info}
      table={{
        header: [
          t('curve.table.day'),
          ...layers.map((layer) => t(`state.${layer}`)),
          t('curve.table.atRisk'),
        ],
        rows: curve.map((point) => [
          formatDays(point.day),
          ...layers.map((layer) => formatPercent(shareOf(point, layer))),
          formatNumber(point.atRisk),
        ]),
      }}
      csv={{
        header: ['day', 'at_risk', ...layers],
        rows: curve.map((point) => [
          point.day,
          point.atRisk,
          ...layers.map((layer) => shareOf(point, layer)),
        ]),
      }}
    >
      <Stack curve={curve} n={n} />
    </ChartFrame>
  )
}

function shareOf({ reached, churned }: Outcome, layer: Layer): number {
  if (layer === 'reached') return reached
  return layer === 'churned' ? churned : Math.max(0, 1 - reached - churned)
}

/** Lower and upper edge of a layer. */
function edgesOf(point: Outcome, layer: Layer): [number, number] {
  if (layer === 'reached') return [0, point.reached]
  return layer === 'churned' ? [1 - point.churned, 1] : [point.reached, 1 - point.churned]
}

function Stack({ curve, n }: { curve: Outcomes; n: number }) {
  const { ref, width } = useWidth<HTMLDivElement>(760)
  const last = curve.at(-1)
  if (!last || last.day === 0) {
    return <p class="soft small">{t('curve.tooFew', { least: leastAtRisk, count: n })}</p>
  }
  const plot = planDays({ width, endDay: last.day, rightPx: width < 480 ? 104 : 128 })
  const at = (day: number) => curve[Math.min(Math.round(day), curve.length - 1)] ?? last
  const read = (day: number) => [
    ...layers.map((layer) => `${formatPercent(shareOf(at(day), layer))} ${t(`standing.${layer}`)}`),
    t('curve.atRiskCount', { count: at(day).atRisk }),
  ]
  return (
    <DayReader
      plot={plot}
      within={ref}
      summary={`${t('outcomes.summary')} ${sayDay(last.day, read(last.day))}`}
      read={read}
      marks={(day) => [
        { share: at(day).reached, class: 'mark-reached' },
        { share: 1 - at(day).churned, class: 'mark-churned' },
      ]}
    >
      {layers.map((layer) => (
        <path
          key={layer}
          class={`outcome outcome-${layer}`}
          d={layerPath(plot, curve, layer)}
          data-layer={layer}
        />
      ))}
      <DayAxes plot={plot} shareTitle={t('outcomes.shareAxis')} atRisk={(day) => at(day).atRisk} />
      <LayerLabels plot={plot} last={last} />
    </DayReader>
  )
}

function layerPath(plot: DayPlot, curve: Outcomes, layer: Layer): string {
  const path = area<Outcome>()
    .x(({ day }) => plot.x(day))
    .y0((point) => plot.y(edgesOf(point, layer)[0]))
    .y1((point) => plot.y(edgesOf(point, layer)[1]))
  return path(curve) ?? ''
}

/** Two lines of words at the end of each layer. */
const labelHeightPx = 34

/** At the middle of their layers, pushed apart where a layer is thin. */
function LayerLabels({ plot, last }: { plot: DayPlot; last: Outcome }) {
  const wished = layers.map((layer) => {
    const [low, high] = edgesOf(last, layer)
    return plot.y((low + high) / 2)
  })
  const placed = placeLabels(wished, {
    topPx: plot.top + 11,
    bottomPx: plot.bottom - 18,
    heightPx: labelHeightPx,
  })
  return (
    <g>
      {layers.map((layer, index) => (
        <text
          key={layer}
          class={`outcome-label outcome-label-${layer}`}
          x={plot.right + 10}
          y={placed[index]}
        >
          <tspan class="outcome-share">{formatPercent(shareOf(last, layer))}</tspan>
          <tspan x={plot.right + 10} dy="15">
            {t(`state.${layer}`)}
          </tspan>
        </text>
      ))}
    </g>
  )
}
