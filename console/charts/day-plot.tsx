import { scaleLinear } from 'd3-scale'
import { formatDays, formatNumber, formatPercent } from '../format.ts'
import { t } from '../words/translate.ts'
import { dayTicks } from './survival-shape.ts'

const shares = [0, 0.25, 0.5, 0.75, 1]
const margin = { top: 26, right: 14, left: 48 }

/** Where things stand in a picture of shares by days since start. */
export function planDays(props: {
  width: number
  endDay: number
  /** Small: no counts beneath. */
  compact?: boolean
  /** Room for words at the end of the lines. */
  rightPx?: number
}) {
  const { width, endDay, compact = false, rightPx = margin.right } = props
  const plotHeight = compact ? 170 : Math.min(300, Math.max(200, width * 0.4))
  const bottom = margin.top + plotHeight
  return {
    width,
    endDay,
    compact,
    top: margin.top,
    left: margin.left,
    right: width - rightPx,
    bottom,
    height: bottom + (compact ? 40 : 84),
    readStep: endDay > 3 ? 1 : endDay / 24,
    ticks: dayTicks(endDay, Math.max(3, Math.floor((width - rightPx) / 90))),
    x: scaleLinear([0, endDay], [margin.left, width - rightPx]),
    y: scaleLinear([0, 1], [bottom, margin.top]),
  }
}
export type DayPlot = ReturnType<typeof planDays>

/** Shares upwards, days to the right, and beneath each tick how many are still at risk. */
export function DayAxes(props: {
  plot: DayPlot
  /** What the shares are of. */
  shareTitle: string
  /** Who these are, where the clock does not run to first value. */
  atRiskTitle?: string | undefined
  /** Left out in a small picture. */
  atRisk: (day: number) => number
}) {
  const { plot, atRisk } = props
  const { x, y, left, right, bottom } = plot
  return (
    <g>
      <text class="axis-title" x={0} y={12}>
        {props.shareTitle}
      </text>
      {shares.map((share) => (
        <g key={share}>
          <line
            class={share === 0 ? 'axis-zero' : 'axis-grid'}
            x1={left}
            x2={right}
            y1={y(share)}
            y2={y(share)}
          />
          <text class="axis-tick" x={left - 8} y={y(share) + 4} text-anchor="end">
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
          {!plot.compact && (
            <text class="axis-tick" x={x(day)} y={bottom + 80} text-anchor="middle">
              {formatNumber(atRisk(day))}
            </text>
          )}
        </g>
      ))}
      <text class="axis-title" x={right} y={bottom + 35} text-anchor="end">
        {t('curve.dayAxis')}
      </text>
      {!plot.compact && (
        <text class="axis-title" x={0} y={bottom + 60}>
          {props.atRiskTitle ?? t('curve.atRisk')}
        </text>
      )}
    </g>
  )
}
