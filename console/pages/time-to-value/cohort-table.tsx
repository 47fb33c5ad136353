import type { TimeGroups } from '#contract/estimates'
import type { Annotation } from '#contract/metric-report'
import type { ReportOf } from '../../api-client.ts'
import { HeatCell } from '../../charts/heat-cell.tsx'
import { sayAnnotation } from '../../components/annotation-list.tsx'
import { Button } from '../../components/button.tsx'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { DefinitionNote } from '../../components/definition-note.tsx'
import { InfoPopover } from '../../components/info-popover.tsx'
import { Card } from '../../components/page.tsx'
import { downloadCsv } from '../../download-csv.ts'
import { leastUnitsForInterval } from '../../first-value-share.ts'
import { dayMs, formatDate, formatDuration, formatNumber } from '../../format.ts'
import { useEnvironment } from '../../session.tsx'
import { addDays, calendarDayAt } from '../../start-of-day.ts'
import { t } from '../../words/translate.ts'
import './time-to-value-page.css'

type Week = TimeGroups['rows'][number]

const days = [1, 7, 14, 30] as const

/** Weeks downwards, the latest first; the share that reached value by day, and how long half and most took. */
export function CohortTable(props: {
  report: ReportOf<'time-to-first-value'>
  weeks: readonly Week[]
}) {
  const { report } = props
  const { environment } = useEnvironment()
  const weeks = [...props.weeks].reverse()
  return (
    <Card
      flush
      title={t('cohorts.title')}
      note={t('cohorts.note')}
      info={
        <InfoPopover name={t('cohorts.title')}>
          <DefinitionNote meaning={t('cohorts.means')} report={report} />
        </InfoPopover>
      }
      aside={
        <Button look="quiet" icon="download" onClick={() => saveWeeks(weeks, report.asOf)}>
          {t('chart.download.csv')}
        </Button>
      }
    >
      <DataTable
        caption={t('cohorts.title')}
        columns={columns(report.asOf, (week) =>
          changesIn(week, report.annotations, environment.timeZone),
        )}
        rows={weeks}
        rowKey={({ value }) => value ?? ''}
      />
    </Card>
  )
}

function columns(asOf: string, changesOf: (week: Week) => readonly Annotation[]): Column<Week>[] {
  return [
    {
      key: 'week',
      title: t('cohorts.week'),
      cell: (week) => (
        <>
          <span class="numbers">{sayWeek(week.value)}</span>
          <Changes of={changesOf(week)} />
        </>
      ),
    },
    { key: 'n', title: t('cohorts.n'), numeric: true, cell: ({ n }) => formatNumber(n) },
    ...days.map((day): Column<Week> => ({
      key: `day-${day}`,
      title: t('cohorts.day', { day }),
      heat: true,
      cell: (week) => {
        const share = shareBy(week, day, asOf)
        return share === null ? (
          <HeatCell share={null} why={t('cohorts.notKnown')} />
        ) : (
          <HeatCell share={share} />
        )
      },
    })),
    {
      key: 'p50',
      title: t('cohorts.p50'),
      numeric: true,
      from: 'narrow',
      cell: ({ quantilesMs }) => sayTime(quantilesMs.p50),
    },
    {
      key: 'p90',
      title: t('cohorts.p90'),
      numeric: true,
      from: 'narrow',
      cell: ({ quantilesMs }) => sayTime(quantilesMs.p90),
    },
  ]
}

/** What changed in the week stands at the week: this table is the one with a calendar as its axis. */
function Changes({ of }: { of: readonly Annotation[] }) {
  const [first] = of
  if (!first) return null
  const rest = of.length - 1
  return (
    <span class="cohort-changes soft" title={of.map(sayAnnotation).join('\n')}>
      {sayAnnotation(first)}
      {rest > 0 && ` ${t('cohorts.more', { count: rest })}`}
    </span>
  )
}

/** From a local day on, seven days long. */
function changesIn(
  { value }: Week,
  annotations: readonly Annotation[],
  timeZone: string,
): Annotation[] {
  if (value === null) return []
  const end = addDays(value, 7)
  return annotations.filter(({ at }) => {
    const day = calendarDayAt(Date.parse(at), timeZone)
    return day >= value && day < end
  })
}

/**
 * Null until the whole week has been followed that long, or when fewer than ten started in it: a share
 * of part of a week would move as the rest of it comes of age.
 */
function shareBy(week: Week, day: number, asOf: string): number | null {
  const { value, n, reachedByDay } = week
  if (value === null || n < leastUnitsForInterval) return null
  // Local days may be an hour longer than 24; a week early by that much is known anyway.
  const lastStartMs = Date.parse(`${value}T00:00:00Z`) + 7 * dayMs
  if (lastStartMs + day * dayMs > Date.parse(asOf)) return null
  return reachedByDay.find((each) => each.day === day)?.reached ?? null
}

function sayTime(ms: number | null): string {
  return ms === null ? '–' : formatDuration(ms)
}

/** A calendar day as it is, whatever the zone of the reader. */
function sayWeek(value: string | null): string {
  return value === null ? t('group.unset') : formatDate(`${value}T12:00:00Z`, 'UTC')
}

function saveWeeks(weeks: readonly Week[], asOf: string): void {
  downloadCsv(
    'time-to-first-value-by-week',
    [
      'week',
      'accounts',
      'reached',
      ...days.map((day) => `reached_by_day_${day}`),
      'p50_ms',
      'p90_ms',
    ],
    weeks.map((week) => [
      week.value,
      week.n,
      week.events,
      ...days.map((day) => shareBy(week, day, asOf)),
      week.quantilesMs.p50,
      week.quantilesMs.p90,
    ]),
  )
}
