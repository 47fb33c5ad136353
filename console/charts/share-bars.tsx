import type { Rate } from '#contract/estimates'
import { ChartFrame } from './chart-frame.tsx'
import { rateCount, rateText } from './rate-bar.tsx'
import { useWidth } from './use-width.ts'
import { t } from '../words/translate.ts'
import './share-bars.css'

export interface ShareBar {
  key: string
  label: string
  rate: Rate
  /** Beside the figure, such as how many left here. */
  note?: string | undefined
}

/** A note stands beside the figure, or beneath the bar where there is no room for it. */
const [rowPx, tallRowPx, roomyPx] = [46, 58, 480]

/**
 * Shares of the same whole beneath each other, each named above its bar, with its Wilson interval as a
 * whisker and its figure in words: the steps of a way, the answers to a question.
 */
export function ShareBars(props: {
  id: string
  title: string
  note?: string
  /** What a bar is: "Step". */
  of: string
  bars: readonly ShareBar[]
  /** Answers to a question: nothing is reached, so the colour of what is reached stays away. */
  plain?: boolean
}) {
  const { bars } = props
  return (
    <ChartFrame
      id={props.id}
      title={props.title}
      note={props.note}
      table={{
        header: [props.of, t('shares.share'), t('shares.count'), ...(hasNotes(bars) ? [''] : [])],
        rows: bars.map(({ label, rate, note }) => [
          label,
          rateText(rate),
          rateCount(rate),
          ...(hasNotes(bars) ? [note ?? ''] : []),
        ]),
      }}
      csv={{
        header: ['key', 'label', 'count', 'of', 'share', 'lower', 'upper'],
        rows: bars.map(({ key, label, rate: { k, n, rate, lower, upper } }) => [
          key,
          label,
          k,
          n,
          rate,
          lower,
          upper,
        ]),
      }}
    >
      <Bars title={props.title} bars={bars} plain={props.plain === true} />
    </ChartFrame>
  )
}

const hasNotes = (bars: readonly ShareBar[]) => bars.some(({ note }) => note !== undefined)

function Bars(props: { title: string; bars: readonly ShareBar[]; plain: boolean }) {
  const { title, bars } = props
  const { ref, width } = useWidth<HTMLDivElement>(640)
  const rowHeight = width < roomyPx && hasNotes(bars) ? tallRowPx : rowPx
  return (
    <div ref={ref} class="share-bars">
      <svg
        class={`chart ${props.plain ? 'chart-plain' : ''}`}
        role="img"
        aria-label={`${title} ${bars.map(sayBar).join(', ')}`}
        width={width}
        height={bars.length * rowHeight}
        viewBox={`0 0 ${width} ${bars.length * rowHeight}`}
      >
        {bars.map((bar, index) => (
          <Bar key={bar.key} bar={bar} y={index * rowHeight} width={width} />
        ))}
      </svg>
    </div>
  )
}

function Bar({ bar, y, width }: { bar: ShareBar; y: number; width: number }) {
  const { rate, lower, upper } = bar.rate
  const figure = rateText(bar.rate)
  const isRoomy = width >= roomyPx
  const beside = isRoomy ? (bar.note ?? '') : ''
  return (
    <g transform={`translate(0 ${y})`}>
      <title>{sayBar(bar)}</title>
      <text class="share-label" y="15">
        {cut(bar.label, width - 7 * (figure.length + beside.length + 4))}
      </text>
      <text x={width} y="15" text-anchor="end">
        {beside !== '' && <tspan>{beside}</tspan>}
        <tspan class="share-figure" dx={beside === '' ? 0 : 12}>
          {figure}
        </tspan>
      </text>
      {!isRoomy && bar.note !== undefined && (
        <text x={width} y="48" text-anchor="end">
          {bar.note}
        </text>
      )}
      <rect class="rate-track" y="23" width={width} height="10" rx="2" />
      {rate !== null && <rect class="share-fill" y="23" width={rate * width} height="10" rx="2" />}
      {lower !== null && upper !== null && (
        <g class="rate-whisker">
          <line x1={lower * width} x2={upper * width} y1="28" y2="28" />
          <line x1={lower * width} x2={lower * width} y1="24" y2="32" />
          <line x1={upper * width} x2={upper * width} y1="24" y2="32" />
        </g>
      )}
    </g>
  )
}

function sayBar({ label, rate, note }: ShareBar): string {
  return [label, rateText(rate), rateCount(rate), note].filter(Boolean).join(' ')
}

/** What does not fit beside the figure is left out; the whole is in the title and the table. */
function cut(text: string, roomPx: number): string {
  const letters = Math.max(6, Math.floor(roomPx / 7))
  return text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`
}
