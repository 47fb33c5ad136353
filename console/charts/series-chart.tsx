import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { DayReader } from './day-reader.tsx'
import './series-chart.css'
import { useWidth } from './use-width.ts'

export interface Series {
  name: string
  /** Looks: strongest first. */
  look: 'first' | 'second' | 'third'
  /** One for each point; null: not known, and not drawn. */
  values: readonly (number | null)[]
  /** The limits of the values, where they are estimates. */
  limits?: readonly ({ lower: number; upper: number } | null)[]
}

interface SeriesChartProps {
  /** The picture in a sentence. */
  summary: string
  series: readonly Series[]
  /** What is drawn upwards. */
  title: string
  /** What stands beneath a point, and over its values when it is read. */
  tick: (index: number) => string
  head: (index: number) => string
  xTitle: string
  format: (value: number) => string
  /** Where the axis ends at least: 1 for shares. */
  max?: number
}

const margin = { top: 26, left: 48 }

/** No letter of a chart is wider on the average. */
const letterPx = 7

/** Room for the longest name beside the end of its line. */
function namesPx(series: readonly Series[]): number {
  const longest = Math.max(0, ...series.map(({ name }) => name.length))
  return Math.min(140, 30 + letterPx * longest)
}

/** Numbers at equal distances as lines, each named beside its end. Pointer and arrow keys read them. */
export function SeriesChart(props: SeriesChartProps) {
  const { series } = props
  const { ref, width } = useWidth<HTMLDivElement>(760)
  const plot = planSeries(props, width)
  const read = (index: number) =>
    series.flatMap(({ name, values }) => {
      const value = values[Math.round(index)] ?? null
      return value === null ? [] : `${name}: ${props.format(value)}`
    })
  return (
    <DayReader
      plot={plot}
      within={ref}
      summary={`${props.summary} ${props.head(plot.endDay)}: ${read(plot.endDay).join(', ')}`}
      head={props.head}
      read={read}
      marks={(index) =>
        series.flatMap(({ look, values }) => {
          const value = values[Math.round(index)] ?? null
          return value === null ? [] : { share: value, class: `series-mark-${look}` }
        })
      }
    >
      <Axes {...props} plot={plot} />
      {series.map((one) => (
        <g key={one.name}>
          {one.limits && <path class="curve-band" d={bandPath(plot, one.limits)} />}
          <path class={`trend trend-${one.look}`} d={linePath(plot, one.values)} />
        </g>
      ))}
      <EndNames plot={plot} series={series} />
    </DayReader>
  )
}

function planSeries({ series, max = 0 }: SeriesChartProps, width: number) {
  const endDay = Math.max(1, ...series.map(({ values }) => values.length - 1))
  const highest = Math.max(
    max,
    ...series.flatMap(({ values }) => values.map((value) => value ?? 0)),
  )
  const plotHeight = Math.min(280, Math.max(180, width * 0.36))
  const bottom = margin.top + plotHeight
  const right = width - namesPx(series)
  const y = scaleLinear([0, highest || 1], [bottom, margin.top])
  return {
    width,
    endDay,
    top: margin.top,
    left: margin.left,
    right,
    bottom,
    height: bottom + 40,
    readStep: 1,
    x: scaleLinear([0, endDay], [margin.left, right]),
    y: max === 1 ? y : y.nice(4),
  }
}
type SeriesPlot = ReturnType<typeof planSeries>

function Axes({ plot, title, xTitle, tick, format }: SeriesChartProps & { plot: SeriesPlot }) {
  const { x, y, left, right, bottom } = plot
  // Of a long title in a narrow picture the end stands below the names.
  const titleEnd = Math.max(right, Math.min(plot.width, letterPx * xTitle.length))
  const every = Math.max(
    1,
    Math.ceil((plot.endDay + 1) / Math.max(2, Math.floor((right - left) / 80))),
  )
  const ticks = Array.from({ length: plot.endDay + 1 }, (_, index) => index).filter(
    (index) => index % every === 0,
  )
  return (
    <g>
      <text class="axis-title" x={0} y={12}>
        {title}
      </text>
      {y.ticks(4).map((value) => (
        <g key={value}>
          <line
            class={value === 0 ? 'axis-zero' : 'axis-grid'}
            x1={left}
            x2={right}
            y1={y(value)}
            y2={y(value)}
          />
          <text class="axis-tick" x={left - 8} y={y(value) + 4} text-anchor="end">
            {format(value)}
          </text>
        </g>
      ))}
      {ticks.map((index) => (
        <text key={index} class="axis-tick" x={x(index)} y={bottom + 18} text-anchor="middle">
          {tick(index)}
        </text>
      ))}
      <text class="axis-title" x={titleEnd} y={bottom + 35} text-anchor="end">
        {xTitle}
      </text>
    </g>
  )
}

function linePath(plot: SeriesPlot, values: Series['values']): string {
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => plot.x(index))
    .y((value) => plot.y(value ?? 0))
  return path([...values]) ?? ''
}

function bandPath(plot: SeriesPlot, limits: NonNullable<Series['limits']>): string {
  const path = area<{ lower: number; upper: number } | null>()
    .defined((limit) => limit !== null)
    .x((_, index) => plot.x(index))
    .y0((limit) => plot.y(limit?.lower ?? 0))
    .y1((limit) => plot.y(limit?.upper ?? 0))
  return path([...limits]) ?? ''
}

/** Names stand this far from one another at least. */
const nameHeightPx = 16

function EndNames({ plot, series }: { plot: SeriesPlot; series: readonly Series[] }) {
  const ends = series
    .flatMap(({ name, look, values }) => {
      const at = values.findLastIndex((value) => value !== null)
      return at < 0 ? [] : { name, look, x: plot.x(at), y: plot.y(values[at] ?? 0) }
    })
    .sort((a, b) => a.y - b.y)
  let free = 0
  return (
    <g>
      {ends.map(({ name, look, x, y }) => {
        const placed = Math.max(free, y + 4)
        free = placed + nameHeightPx
        return (
          <g key={name}>
            {/* Where lines end together, the stroke says whose name it is. */}
            <line
              class={`trend trend-${look}`}
              x1={x + 4}
              x2={x + 18}
              y1={placed - 4}
              y2={placed - 4}
            />
            <text class="trend-name" x={x + 23} y={placed}>
              {name}
            </text>
          </g>
        )
      })}
    </g>
  )
}
