import type { CurvePoint } from '#contract/estimates'
import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import type { TimeToMilestoneReport } from '#contract/reports/time-to-milestone'
import { DefinitionNote } from '../components/definition-note.tsx'
import { InfoPopover } from '../components/info-popover.tsx'
import { dayMs, formatDays, formatNumber, formatPercent, formatShareRange } from '../format.ts'
import { t } from '../words/translate.ts'
import { ChartFrame, type ChartTable } from './chart-frame.tsx'
import { SurvivalCurve } from './survival-curve.tsx'
import { atRiskAt, leastAtRisk, shapeCurve, stepAt } from './survival-shape.ts'

/** "How long until first value?": the curve with its table and files. */
export function FirstValueChart(props: {
  report: TimeToFirstValueReport | TimeToMilestoneReport
  /** Another question than that of first value. */
  title?: string
  previous?: readonly CurvePoint[] | undefined
  compact?: boolean
}) {
  const { report } = props
  return (
    <ChartFrame
      id={report.metric}
      title={props.title ?? t('ttv.curve')}
      note={props.compact ? undefined : t('ttv.curveNote', { least: leastAtRisk })}
      info={
        <InfoPopover name={props.title ?? t('ttv.curve')}>
          <DefinitionNote
            meaning={t(
              report.metric === 'time-to-milestone' ? 'otherMilestones.means' : 'ttv.means.reach',
            )}
            report={report}
          />
        </InfoPopover>
      }
      table={dayTable(report)}
      csv={{
        header: ['time_ms', 'days', 'at_risk', 'events', 'censored', 'reached', 'lower', 'upper'],
        rows: report.rows.map((row) => [
          row.timeMs,
          row.timeMs / dayMs,
          row.atRisk,
          row.events,
          row.censored,
          row.reached,
          row.lower,
          row.upper,
        ]),
      }}
    >
      <SurvivalCurve
        points={report.rows}
        n={report.n}
        medianMs={report.summary.medianMs}
        previous={props.previous}
        ofMilestone={report.metric === 'time-to-milestone'}
        compact={props.compact ?? false}
      />
    </ChartFrame>
  )
}

/** Day by day as far as the curve is drawn. */
function dayTable(report: Pick<TimeToFirstValueReport, 'rows'>): ChartTable {
  const { steps, endDay } = shapeCurve(report.rows)
  const days = Array.from({ length: Math.floor(endDay) + 1 }, (_, day) => day)
  return {
    header: [
      t('curve.table.day'),
      t('curve.table.reached'),
      t('curve.table.interval'),
      t('curve.table.atRisk'),
    ],
    rows: days.map((day) => {
      const step = stepAt(steps, day)
      return [
        formatDays(day),
        formatPercent(step?.reached ?? 0),
        step?.lower == null || step.upper === null ? '–' : formatShareRange(step.lower, step.upper),
        formatNumber(atRiskAt(report.rows, day)),
      ]
    }),
  }
}
