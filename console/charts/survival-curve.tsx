import { scaleLinear } from 'd3-scale'
import { area, curveStepAfter, line } from 'd3-shape'
import type { TargetedPointerEvent } from 'preact'
import { useState } from 'preact/hooks'
import type { CurvePoint, Estimate } from '#contract/estimates'
import { dayMs, formatDays, formatDuration, formatNumber, formatPercent } from '../format.ts'
import { t } from '../words/translate.ts'
import {
  atRiskAt,
  dayTicks,
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
  /** Small: no counts beneath. */
  compact?: boolean
}

const shares = [0, 0.25, 0.5, 0.75, 1]
const margin = { top: 26, right: 14, left: 48 }

/**
 * Share of units that reached value by day: a step curve with its 95% band, the median drawn and
 * named, and beneath it how many are still at risk. Pointer and arrow keys read the same values.
 */
export function SurvivalCurve(props: SurvivalCurveProps) {
  const { ref, width } = useWidth<HTMLDivElement>(props.compact ? 480 : 760)
  const [readDay, setReadDay] = useState<number | null>(null)
  const shape = shapeCurve(props.points)
  if (shape.endDay === 0) {
    return <p class="soft small">{t('curve.tooFew', { least: leastAtRisk, count: props.n })}</p>
  }
  const previous = props.previous ? shapeCurve(props.previous) : null
  const plot = plan(width, shape.endDay, props.compact ?? false)
  const reading = readDay === null ? null : readAt(props, shape, readDay)

  function follow(event: TargetedPointerEvent<SVGSVGElement>): void {
    const box = event.currentTarget.getBoundingClientRect()
    const day = plot.x.invert(event.clientX - box.left)
    const rounded = Math.round(day / plot.readStep) * plot.readStep
    setReadDay(Math.min(shape.endDay, Math.max(0, rounded)))
  }

  return (
    <div class="curve" ref={ref}>
      <svg
        class="chart"
        width={width}
        height={plot.height}
        viewBox={`0 0 ${width} ${plot.height}`}
        role="img"
        aria-label={summarise(props, shape)}
        onPointerMove={follow}
        onPointerLeave={() => setReadDay(null)}
      >
        <Axes plot={plot} points={props.points} compact={props.compact ?? false} />
        {props.n >= leastAtRisk && <path class="curve-band" d={bandPath(plot, shape)} />}
        {previous && <path class="curve-previous" d={linePath(plot, previous)} />}
        <path class="curve-line" d={linePath(plot, shape)} />
        {previous && <EndLabels plot={plot} now={shape} before={previous} />}
        <Median plot={plot} medianMs={props.medianMs.estimate} endDay={shape.endDay} />
        {reading && <Crosshair plot={plot} reading={reading} />}
      </svg>
      {reading && (
        <div
          class="curve-reading"
          aria-hidden="true"
          style={{ left: `${Math.min(plot.x(reading.day) + 10, width - 190)}px` }}
        >
          <strong>{t('curve.day', { day: formatDays(reading.day) })}</strong>
          <span>{sayReached(reading)}</span>
          <span>{t('curve.atRiskCount', { count: reading.atRisk })}</span>
        </div>
      )}
      <input
        class="curve-reader"
        type="range"
        aria-label={t('curve.read')}
        min={0}
        max={shape.endDay}
        step={plot.readStep}
        value={readDay ?? 0}
        aria-valuetext={sayReading(readAt(props, shape, readDay ?? 0))}
        onFocus={() => setReadDay((day) => day ?? 0)}
        onBlur={() => setReadDay(null)}
        onInput={(event) => setReadDay(Number(event.currentTarget.value))}
      />
    </div>
  )
}

function plan(width: number, endDay: number, compact: boolean) {
  const plotHeight = compact ? 170 : Math.min(300, Math.max(200, width * 0.4))
  const bottom = margin.top + plotHeight
  return {
    width,
    bottom,
    height: bottom + (compact ? 40 : 84),
    readStep: endDay > 3 ? 1 : endDay / 24,
    ticks: dayTicks(endDay, Math.max(3, Math.floor(width / 90))),
    x: scaleLinear([0, endDay], [margin.left, width - margin.right]),
    y: scaleLinear([0, 1], [bottom, margin.top]),
  }
}
type Plot = ReturnType<typeof plan>

function linePath(plot: Plot, { steps, endDay }: CurveShape): string {
  const path = line<CurveStep>()
    .x(({ day }) => plot.x(day))
    .y(({ reached }) => plot.y(reached))
    .curve(curveStepAfter)
  return path(upTo(steps, Math.min(endDay, plot.x.domain()[1] ?? endDay))) ?? ''
}

function bandPath(plot: Plot, { steps, endDay }: CurveShape): string {
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

function Axes(props: { plot: Plot; points: readonly CurvePoint[]; compact: boolean }) {
  const { plot, points, compact } = props
  const { x, y, bottom, width } = plot
  return (
    <g>
      <text class="axis-title" x={0} y={12}>
        {t('curve.shareAxis')}
      </text>
      {shares.map((share) => (
        <g key={share}>
          <line
            class={share === 0 ? 'axis-zero' : 'axis-grid'}
            x1={margin.left}
            x2={width - margin.right}
            y1={y(share)}
            y2={y(share)}
          />
          <text class="axis-tick" x={margin.left - 8} y={y(share) + 4} text-anchor="end">
            {formatPercent(share)}
          </text>
        </g>
      ))}
      {plot.ticks.map((day) => (
        <g key={day}>
          <line class="axis-zero" x1={x(day)} x2={x(day)} y1={bottom} y2={bottom + 4} />
          <text class="axis-tick" x={x(day)} y={bottom + 18} text-anchor="middle">
            {formatDays(day)}
          </text>
          {!compact && (
            <text class="axis-tick" x={x(day)} y={bottom + 80} text-anchor="middle">
              {formatNumber(atRiskAt(points, day))}
            </text>
          )}
        </g>
      ))}
      <text class="axis-title" x={width - margin.right} y={bottom + 35} text-anchor="end">
        {t('curve.dayAxis')}
      </text>
      {!compact && (
        <text class="axis-title" x={0} y={bottom + 60}>
          {t('curve.atRisk')}
        </text>
      )}
    </g>
  )
}

function Median(props: { plot: Plot; medianMs: number | null; endDay: number }) {
  const { plot, medianMs, endDay } = props
  if (medianMs === null || medianMs / dayMs > endDay) return null
  const x = plot.x(medianMs / dayMs)
  const y = plot.y(0.5)
  const nearEnd = x > plot.width - 150
  return (
    <g>
      <path class="median-line" d={`M${margin.left} ${y}H${x}V${plot.bottom}`} />
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

function EndLabels(props: { plot: Plot; now: CurveShape; before: CurveShape }) {
  const { plot, now, before } = props
  const nowY = plot.y(now.steps.at(-1)?.reached ?? 0)
  const beforeEnd = Math.min(before.endDay, now.endDay)
  const beforeY = plot.y(stepAt(before.steps, beforeEnd)?.reached ?? 0)
  if (before.endDay === 0) return null
  const nowAbove = nowY <= beforeY
  return (
    <g>
      <text
        class="label-now"
        x={plot.width - margin.right}
        y={nowAbove ? nowY - 8 : nowY + 18}
        text-anchor="end"
      >
        {t('curve.thisPeriod')}
      </text>
      <text
        class="label-previous"
        x={Math.max(plot.x(beforeEnd), margin.left + 120)}
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

function sayReading(reading: Reading): string {
  const day = t('curve.day', { day: formatDays(reading.day) })
  return `${day}: ${sayReached(reading)}, ${t('curve.atRiskCount', { count: reading.atRisk })}`
}

function summarise(props: SurvivalCurveProps, shape: CurveShape): string {
  const end = sayReading(readAt(props, shape, shape.endDay))
  const median = props.medianMs.estimate
  return median === null
    ? `${t('curve.summary')} ${end}`
    : `${t('curve.summary')} ${t('curve.median', { time: formatDuration(median) })}. ${end}`
}

function Crosshair({ plot, reading }: { plot: Plot; reading: Reading }) {
  const x = plot.x(reading.day)
  return (
    <g data-transient>
      <line class="crosshair" x1={x} x2={x} y1={margin.top} y2={plot.bottom} />
      <circle class="crosshair-dot" cx={x} cy={plot.y(reading.reached)} r={4.5} />
    </g>
  )
}
