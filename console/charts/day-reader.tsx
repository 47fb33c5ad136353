import type { ComponentChildren, RefObject, TargetedPointerEvent } from 'preact'
import { useState } from 'preact/hooks'
import { formatDays } from '../format.ts'
import { t } from '../words/translate.ts'
import type { DayPlot } from './day-plot.tsx'

interface DayReaderProps {
  plot: Omit<DayPlot, 'compact' | 'ticks'>
  /** The element whose width the plot was planned for. */
  within: RefObject<HTMLDivElement | null>
  /** The picture in a sentence. */
  summary: string
  /** What the picture says at a day, line by line. */
  read: (day: number) => readonly string[]
  /** Where it says so: marks on the cross-hair. */
  marks: (day: number) => readonly { share: number; class: string }[]
  /** Names a point; default: "Day 14". */
  head?: (day: number) => string
  children: ComponentChildren
}

const sayDayOf = (day: number) => t('curve.day', { day: formatDays(day) })

/** The frame of a picture over days. Pointer and arrow keys read the same values from it. */
export function DayReader(props: DayReaderProps) {
  const { plot, read, head = sayDayOf } = props
  const [readDay, setReadDay] = useState<number | null>(null)
  const day = readDay === null ? null : Math.min(readDay, plot.endDay)

  function follow(event: TargetedPointerEvent<SVGSVGElement>): void {
    const box = event.currentTarget.getBoundingClientRect()
    const at = plot.x.invert(event.clientX - box.left)
    const rounded = Math.round(at / plot.readStep) * plot.readStep
    setReadDay(Math.min(plot.endDay, Math.max(0, rounded)))
  }

  return (
    <div class="curve" ref={props.within}>
      <svg
        class="chart"
        width={plot.width}
        height={plot.height}
        viewBox={`0 0 ${plot.width} ${plot.height}`}
        role="img"
        aria-label={props.summary}
        onPointerMove={follow}
        onPointerLeave={() => setReadDay(null)}
      >
        {props.children}
        {day !== null && <Crosshair plot={plot} day={day} marks={props.marks(day)} />}
      </svg>
      {day !== null && (
        <div
          class="curve-reading"
          aria-hidden="true"
          style={{ left: `${Math.max(0, Math.min(plot.x(day) + 10, plot.width - 190))}px` }}
        >
          <strong>{head(day)}</strong>
          {read(day).map((line) => (
            <span key={line}>{line}</span>
          ))}
        </div>
      )}
      <input
        class="curve-reader"
        type="range"
        aria-label={t('curve.read')}
        min={0}
        max={plot.endDay}
        step={plot.readStep}
        value={day ?? 0}
        aria-valuetext={sayReading(head(day ?? 0), read(day ?? 0))}
        onFocus={() => setReadDay((before) => before ?? 0)}
        onBlur={() => setReadDay(null)}
        onInput={(event) => setReadDay(Number(event.currentTarget.value))}
      />
    </div>
  )
}

/** "Day 14: 48% reached [37–62], 31 still at risk". */
export function sayDay(day: number, lines: readonly string[]): string {
  return sayReading(sayDayOf(day), lines)
}

const sayReading = (head: string, lines: readonly string[]) => `${head}: ${lines.join(', ')}`

function Crosshair(props: {
  plot: DayReaderProps['plot']
  day: number
  marks: readonly { share: number; class: string }[]
}) {
  const { plot, marks } = props
  const x = plot.x(props.day)
  return (
    <g data-transient>
      <line class="crosshair" x1={x} x2={x} y1={plot.top} y2={plot.bottom} />
      {marks.map((mark) => (
        <circle
          key={mark.class}
          class={`crosshair-dot ${mark.class}`}
          cx={x}
          cy={plot.y(mark.share)}
          r={4.5}
        />
      ))}
    </g>
  )
}
