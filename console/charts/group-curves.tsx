import { curveStepAfter, line } from 'd3-shape'
import type { ComponentChildren } from 'preact'
import type { TimeGroups } from '#contract/estimates'
import { formatDays, formatNumber, formatPercent } from '../format.ts'
import { t } from '../words/translate.ts'
import { ChartFrame } from './chart-frame.tsx'
import { DayAxes, planDays, type DayPlot } from './day-plot.tsx'
import { DayReader, sayDay } from './day-reader.tsx'
import { placeLabels } from './place-labels.ts'
import { leastAtRisk } from './survival-shape.ts'
import { useWidth } from './use-width.ts'

/** A group as it is drawn: its name, and what its curve says day by day. */
export interface NamedCurve {
  name: string
  curve: TimeGroups['rows'][number]['curve']
}

/** One curve for each group, told apart by dash and by the name at its end, not by colour alone. */
export function GroupCurves(props: {
  title: string
  groups: readonly NamedCurve[]
  info: ComponentChildren
}) {
  const drawn = props.groups.filter(({ curve }) => curve.length > 1)
  const endDay = Math.max(0, ...drawn.map(({ curve }) => curve.at(-1)?.day ?? 0))
  const days = Array.from({ length: endDay + 1 }, (_, day) => day)
  return (
    <ChartFrame
      id="groups"
      title={props.title}
      note={t('groups.note', { least: leastAtRisk })}
      info={props.info}
      table={{
        header: [t('curve.table.day'), ...drawn.map(({ name }) => name)],
        rows: days.map((day) => [
          formatDays(day),
          ...drawn.map(({ curve }) => sayShare(curve[day]?.reached)),
        ]),
      }}
      csv={{
        header: ['day', ...drawn.flatMap(({ name }) => [`${name} reached`, `${name} at_risk`])],
        rows: days.map((day) => [
          day,
          ...drawn.flatMap(({ curve }) => [
            curve[day]?.reached ?? null,
            curve[day]?.atRisk ?? null,
          ]),
        ]),
      }}
    >
      {endDay === 0 ? (
        <p class="soft small">{t('groups.tooFew', { least: leastAtRisk })}</p>
      ) : (
        <Curves groups={drawn} endDay={endDay} />
      )}
    </ChartFrame>
  )
}

function sayShare(share: number | undefined): string {
  return share === undefined ? '–' : formatPercent(share)
}

/** As many as there are styles for; the report draws no more. */
const styles = 8

function Curves({ groups, endDay }: { groups: readonly NamedCurve[]; endDay: number }) {
  const { ref, width } = useWidth<HTMLDivElement>(760)
  const plot = planDays({ width, endDay, rightPx: width < 480 ? 96 : 168 })
  const at = ({ curve }: NamedCurve, day: number) => curve[Math.round(day)]
  const read = (day: number) =>
    groups.map((group) => {
      const point = at(group, day)
      return `${group.name}: ${sayShare(point?.reached)}`
    })
  return (
    <DayReader
      plot={plot}
      within={ref}
      summary={`${t('groups.summary')} ${sayDay(endDay, read(endDay))}`}
      read={read}
      marks={(day) =>
        groups.flatMap((group, index) => {
          const point = at(group, day)
          return point ? [{ share: point.reached, class: `mark-series-${index % styles}` }] : []
        })
      }
    >
      <DayAxes
        plot={plot}
        shareTitle={t('curve.shareAxis')}
        atRisk={(day) => groups.reduce((all, group) => all + (at(group, day)?.atRisk ?? 0), 0)}
      />
      {groups.map(({ name, curve }, index) => (
        <path key={name} class={`series series-${index % styles}`} d={stepPath(plot, curve)} />
      ))}
      <EndNames plot={plot} groups={groups} />
    </DayReader>
  )
}

function stepPath(plot: DayPlot, curve: NamedCurve['curve']): string {
  const path = line<NamedCurve['curve'][number]>()
    .x(({ day }) => plot.x(day))
    .y(({ reached }) => plot.y(reached))
    .curve(curveStepAfter)
  return path([...curve]) ?? ''
}

function EndNames({ plot, groups }: { plot: DayPlot; groups: readonly NamedCurve[] }) {
  const wished = groups.map(({ curve }) => plot.y(curve.at(-1)?.reached ?? 0) + 4)
  const placed = placeLabels(wished, { topPx: plot.top, bottomPx: plot.bottom, heightPx: 16 })
  const room = plot.width - plot.right < 120 ? 11 : 22
  return (
    <g>
      {groups.map(({ name, curve }, index) => (
        <g key={name}>
          <line
            class={`series series-${index % styles}`}
            x1={plot.right + 6}
            x2={plot.right + 20}
            y1={(placed[index] ?? 0) - 4}
            y2={(placed[index] ?? 0) - 4}
          />
          <text class="series-name" x={plot.right + 25} y={placed[index]}>
            {name.length > room ? `${name.slice(0, room - 1)}…` : name}
            <title>{`${name}, ${formatNumber(curve[0]?.atRisk ?? 0)}`}</title>
          </text>
        </g>
      ))}
    </g>
  )
}
