import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { HeatCell } from '../../charts/heat-cell.tsx'
import { Button } from '../../components/button.tsx'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { DefinitionNote } from '../../components/definition-note.tsx'
import { InfoPopover } from '../../components/info-popover.tsx'
import { Card } from '../../components/page.tsx'
import { downloadCsv } from '../../download-csv.ts'
import { formatDate, formatDuration, formatNumber } from '../../format.ts'
import { t } from '../../words/translate.ts'

type Week = NonNullable<TimeToFirstValueReport['groups']>['rows'][number]

const days = [1, 7, 14, 30] as const

/** Weeks downwards, the latest first; the share that reached value by day, and how long half and most took. */
export function CohortTable(props: { report: TimeToFirstValueReport; weeks: readonly Week[] }) {
  const { report } = props
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
        <Button look="quiet" icon="download" onClick={() => saveWeeks(weeks)}>
          {t('chart.download.csv')}
        </Button>
      }
    >
      <DataTable
        caption={t('cohorts.title')}
        columns={columns()}
        rows={weeks}
        rowKey={({ value }) => value ?? ''}
      />
    </Card>
  )
}

function columns(): Column<Week>[] {
  return [
    {
      key: 'week',
      title: t('cohorts.week'),
      cell: ({ value }) => <span class="numbers">{sayWeek(value)}</span>,
    },
    { key: 'n', title: t('cohorts.n'), numeric: true, cell: ({ n }) => formatNumber(n) },
    ...days.map((day): Column<Week> => ({
      key: `day-${day}`,
      title: t('cohorts.day', { day }),
      heat: true,
      cell: (week) => {
        const share = shareBy(week, day)
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

/** Null while fewer than ten of the week have been followed that long. */
function shareBy({ reachedByDay }: Week, day: number): number | null {
  const row = reachedByDay.find((each) => each.day === day)
  return row?.observable ? row.reached : null
}

function sayTime(ms: number | null): string {
  return ms === null ? '–' : formatDuration(ms)
}

/** A calendar day as it is, whatever the zone of the reader. */
function sayWeek(value: string | null): string {
  return value === null ? t('group.unset') : formatDate(`${value}T12:00:00Z`, 'UTC')
}

function saveWeeks(weeks: readonly Week[]): void {
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
      ...days.map((day) => shareBy(week, day)),
      week.quantilesMs.p50,
      week.quantilesMs.p90,
    ]),
  )
}
