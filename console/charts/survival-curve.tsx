import { area, curveStepAfter, line } from 'd3-shape'
import type { CurvePoint, Estimate } from '#contract/estimates'
import { dayMs, formatDuration, formatNumber, formatPercent } from '../format.ts'
import { t } from '../words/translate.ts'
import { DayAxes, planDays, type DayPlot } from './day-plot.tsx'
import { DayReader, sayDay } from './day-reader.tsx'
import {
  atRiskAt,
  leastAtRisk,
  shapeCurve,
  stepAt,
  type CurveShape,
  type CurveStep,
} from './survival-shape.ts'
import { useWidth } from './use-width.ts'

interface SurvivalCurveProps {
  /** The report's rows. */
  points: readonly CurvePoint[]
  n: number
  medianMs: Estimate
  /** Another period, dashed and without a band. */
  previous?: readonly CurvePoint[] | undefined
  /** Of another milestone than first value. */
  ofMilestone?: boolean
  /** Small: no counts beneath. */
  compact?: boolean
}

/**
 * Share of units that reached value by day: a step curve with its 95% band, the median drawn and
 * named, and beneath it how many are still at risk. Pointer and arrow keys read the same values.
 */
export function SurvivalCurve(props: SurvivalCurveProps) {
  const { points, previous: before, compact = false } = props
  const { ref, width } = useWidth<HTMLDivElement>(compact ? 480 : 760)
  const shape = shapeCurve(points)
  const { endDay } = shape
  if (endDay === 0) {
    return <p class="soft small">{t('curve.tooFew', { least: leastAtRisk, count: props.n })}</p>
  }
  const previous = before ? shapeCurve(before) : null
  const plot = planDays({ width, endDay, compact })
  const read = (day: number) => readAt(props, shape, day)
  return (
    <DayReader
      plot={plot}
      within={ref}
      summary={summarise(props, shape)}
      read={(day) => sayReading(read(day))}
      marks={(day) => [{ share: read(day).reached, class: 'mark-reached' }]}
    >
      <DayAxes
        plot={plot}
        shareTitle={t(props.ofMilestone ? 'curve.shareOfMilestone' : 'curve.shareAxis')}
        atRiskTitle={props.ofMilestone ? t('curve.atRiskOfMilestone') : undefined}
        atRisk={(day) => atRiskAt(points, day)}
      />
      {props.n >= leastAtRisk && <path class="curve-band" d={bandPath(plot, shape)} />}
      {previous && <path class="curve-previous" d={linePath(plot, previous)} />}
      <path class="curve-line" d={linePath(plot, shape)} />
      {previous && <EndLabels plot={plot} now={shape} before={previous} />}
      <Median plot={plot} medianMs={props.medianMs.estimate} />
    </DayReader>
  )
}

function linePath(plot: DayPlot, { steps, endDay }: CurveShape): string {
  const path = line<CurveStep>()
    .x(({ day }) => plot.x(day))
    .y(({ reached }) => plot.y(reached))
    .curve(curveStepAfter)
  return path(upTo(steps, Math.min(endDay, plot.x.domain()[1] ?? endDay))) ?? ''
}

function bandPath(plot: DayPlot, { steps, endDay }: CurveShape): string {
  const path = area<CurveStep>()
    .defined(({ lower, upper }) => lower !== null && upper !== null)
    .x(({ day }) => plot.x(day))
    .y0(({ lower }) => plot.y(lower ?? 0))
    .y1(({ upper }) => plot.y(upper ?? 0))
    .curve(curveStepAfter)
  return path(upTo(steps, endDay)) ?? ''
}

/** The last step runs on to the end of the drawing. */
function upTo(steps: readonly CurveStep[], endDay: number): CurveStep[] {
  const inside = steps.filter(({ day }) => day <= endDay)
  const last = inside.at(-1)
  return last ? [...inside, { ...last, day: endDay }] : []
}

function Median({ plot, medianMs }: { plot: DayPlot; medianMs: number | null }) {
  if (medianMs === null || medianMs / dayMs > plot.endDay) return null
  const x = plot.x(medianMs / dayMs)
  const y = plot.y(0.5)
  const nearEnd = x > plot.right - 136
  return (
    <g>
      <path class="median-line" d={`M${plot.left} ${y}H${x}V${plot.bottom}`} />
      <circle class="median-dot" cx={x} cy={y} r={4} />
      <text
        class="median-label"
        x={x + (nearEnd ? -8 : 8)}
        y={y + 18}
        text-anchor={nearEnd ? 'end' : 'start'}
      >
        {t('curve.median', { time: formatDuration(medianMs) })}
      </text>
    </g>
  )
}

function EndLabels(props: { plot: DayPlot; now: CurveShape; before: CurveShape }) {
  const { plot, now, before } = props
  const nowY = plot.y(now.steps.at(-1)?.reached ?? 0)
  const beforeEnd = Math.min(before.endDay, now.endDay)
  const beforeY = plot.y(stepAt(before.steps, beforeEnd)?.reached ?? 0)
  if (before.endDay === 0) return null
  const nowAbove = nowY <= beforeY
  return (
    <g>
      <text class="label-now" x={plot.right} y={nowAbove ? nowY - 8 : nowY + 18} text-anchor="end">
        {t('curve.thisPeriod')}
      </text>
      <text
        class="label-previous"
        x={Math.max(plot.x(beforeEnd), plot.left + 120)}
        y={nowAbove ? beforeY + 18 : beforeY - 8}
        text-anchor="end"
      >
        {t('curve.previousPeriod')}
      </text>
    </g>
  )
}

interface Reading extends CurveStep {
  atRisk: number
}

function readAt(props: SurvivalCurveProps, shape: CurveShape, day: number): Reading {
  const step = stepAt(shape.steps, day)
  const interval = props.n >= leastAtRisk
  return {
    day,
    reached: step?.reached ?? 0,
    lower: interval ? (step?.lower ?? null) : null,
    upper: interval ? (step?.upper ?? null) : null,
    atRisk: atRiskAt(props.points, day),
  }
}

function sayReached({ reached, lower, upper }: Reading): string {
  const share = formatPercent(reached)
  return lower === null || upper === null
    ? t('curve.reached', { share })
    : t('curve.reachedBetween', {
        share,
        low: formatNumber(lower * 100),
        high: formatNumber(upper * 100),
      })
}

function sayReading(reading: Reading): string[] {
  return [sayReached(reading), t('curve.atRiskCount', { count: reading.atRisk })]
}

function summarise(props: SurvivalCurveProps, shape: CurveShape): string {
  const { endDay } = shape
  const end = sayDay(endDay, sayReading(readAt(props, shape, endDay)))
  const median = props.medianMs.estimate
  return median === null
    ? `${t('curve.summary')} ${end}`
    : `${t('curve.summary')} ${t('curve.median', { time: formatDuration(median) })}. ${end}`
}
