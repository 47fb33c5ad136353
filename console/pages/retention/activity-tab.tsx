// How many people (accounts) are active each day, week and month, and how often they come.
import type { ActivityDay, ActivityReport } from '#contract/reports/activity'
import type { ReportOf, ReportQuery } from '../../api-client.ts'
import { ChartFrame } from '../../charts/chart-frame.tsx'
import { SeriesChart } from '../../charts/series-chart.tsx'
import { DefinitionNote } from '../../components/definition-note.tsx'
import { HeadlineNumber } from '../../components/headline-number.tsx'
import { Card } from '../../components/page.tsx'
import { ReportFoot } from '../../components/report-foot.tsx'
import { ReportSkeleton } from '../../components/report-skeleton.tsx'
import { ReportStates } from '../../components/report-states.tsx'
import { formatDate, formatNumber, formatPercent } from '../../format.ts'
import { useReport } from '../../use-report.ts'
import { t } from '../../words/translate.ts'
import { NobodyActive } from './nobody-active.tsx'

type Report = ReportOf<'activity'>

const windows = ['day', 'week', 'month'] as const
const windowNames = { day: 'activity.dau', week: 'activity.wau', month: 'activity.mau' } as const

export function ActivityTab({ query }: { query: ReportQuery }) {
  const report = useReport('activity', query)
  return (
    <ReportStates
      of={report}
      loading={<ReportSkeleton />}
      ready={(value) => (value.n === 0 ? <NobodyActive /> : <Answer report={value} />)}
    />
  )
}

/** A calendar day as it is, whatever the zone of the reader. */
const sayDate = (date: string) => formatDate(`${date}T12:00:00Z`, 'UTC')
const sayDay = ({ date, complete }: ActivityDay) =>
  complete ? sayDate(date) : t('activity.notOver', { date: sayDate(date) })
const share = (value: number | null) => (value === null ? '–' : formatPercent(value, 1))

function Answer({ report }: { report: Report }) {
  const counted = report.level === 'user' ? 'users' : 'accounts'
  const last = report.rows.findLast(({ complete }) => complete) ?? report.rows.at(-1)
  return (
    <div class="stack">
      {last && (
        <Card>
          <div class="headlines">
            {windows.map((window) => (
              <HeadlineNumber
                key={window}
                label={t(windowNames[window])}
                value={formatNumber(last[counted][window])}
                beneath={t('activity.on', { date: sayDate(last.date) })}
                definition={<DefinitionNote meaning={t('activity.means')} report={report} />}
              />
            ))}
            <HeadlineNumber
              label={t('activity.stickiness')}
              value={share(last.stickiness)}
              beneath={t('activity.stickyNote')}
              definition={<DefinitionNote meaning={t('activity.meansSticky')} report={report} />}
            />
          </div>
        </Card>
      )}
      <Card>
        <ActiveLines rows={report.rows} counted={counted} />
      </Card>
      <Card>
        <StickinessLine rows={report.rows} />
      </Card>
      <ReportFoot report={report} />
    </div>
  )
}

type Rows = ActivityReport['rows']

function ActiveLines({ rows, counted }: { rows: Rows; counted: 'users' | 'accounts' }) {
  return (
    <ChartFrame
      id="activity"
      title={t('activity.lines')}
      note={t('activity.linesNote')}
      table={{
        header: [t('activity.dayAxis'), ...windows.map((window) => t(windowNames[window]))],
        rows: rows.map((day) => [
          sayDay(day),
          ...windows.map((window) => formatNumber(day[counted][window])),
        ]),
      }}
      csv={{
        header: ['date', 'complete', 'dau', 'wau', 'mau', 'daa', 'waa', 'maa', 'stickiness'],
        rows: rows.map(({ date, complete, users, accounts, stickiness }) => [
          date,
          String(complete),
          ...windows.map((window) => users[window]),
          ...windows.map((window) => accounts[window]),
          stickiness,
        ]),
      }}
    >
      <SeriesChart
        summary={t('activity.lines')}
        title={t(counted === 'users' ? 'activity.peopleAxis' : 'activity.accountsAxis')}
        format={formatNumber}
        {...dayAxis(rows)}
        series={[
          series(rows, t('activity.month'), 'first', (day) => day[counted].month),
          series(rows, t('activity.week'), 'second', (day) => day[counted].week),
          series(rows, t('activity.day'), 'third', (day) => day[counted].day),
        ]}
      />
    </ChartFrame>
  )
}

function StickinessLine({ rows }: { rows: Rows }) {
  return (
    <ChartFrame
      id="stickiness"
      title={t('activity.sticky')}
      note={t('activity.stickyNote')}
      table={{
        header: [t('activity.dayAxis'), t('activity.stickiness')],
        rows: rows.map((day) => [sayDay(day), share(day.stickiness)]),
      }}
      csv={{
        header: ['date', 'complete', 'stickiness'],
        rows: rows.map(({ date, complete, stickiness }) => [date, String(complete), stickiness]),
      }}
    >
      <SeriesChart
        summary={t('activity.sticky')}
        title={t('activity.stickiness')}
        format={(value) => formatPercent(value)}
        {...dayAxis(rows)}
        series={[series(rows, t('activity.stickiness'), 'first', (day) => day.stickiness)]}
      />
    </ChartFrame>
  )
}

/** A day that is not over would look like a fall: the table has it, the line ends before it. */
function series(
  rows: Rows,
  name: string,
  look: 'first' | 'second' | 'third',
  valueOf: (day: ActivityDay) => number | null,
) {
  return { name, look, values: rows.map((day) => (day.complete ? valueOf(day) : null)) }
}

function dayAxis(rows: Rows) {
  const at = (index: number) => rows[Math.round(index)]
  return {
    xTitle: t('activity.dayAxis'),
    tick: (index: number) => {
      const day = at(index)
      return day ? sayDate(day.date).replace(/[\s.]*\d{4}$/, '') : ''
    },
    head: (index: number) => {
      const day = at(index)
      return day ? sayDay(day) : ''
    },
  }
}
