// Who gets there sooner: groups side by side, and whether the difference is more than chance.
import type { TimeGroups } from '#contract/estimates'
import type { ReportOf, ReportQuery } from '../../api-client.ts'
import { GroupCurves } from '../../charts/group-curves.tsx'
import { ComparisonNote } from '../../components/comparison-note.tsx'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { DefinitionNote } from '../../components/definition-note.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { GroupByChip, sayGroup } from '../../components/group-by-chip.tsx'
import { InfoPopover } from '../../components/info-popover.tsx'
import { NoFirstValue } from '../../components/no-first-value.tsx'
import { Card } from '../../components/page.tsx'
import { ReportFoot } from '../../components/report-foot.tsx'
import { ReportSkeleton } from '../../components/report-skeleton.tsx'
import { ReportStates } from '../../components/report-states.tsx'
import { UnitsButton } from '../../components/units-button.tsx'
import { leastUnitsForInterval } from '../../first-value-share.ts'
import { formatDuration, formatNumber, formatPercent, formatShareRange } from '../../format.ts'
import { useReport } from '../../use-report.ts'
import { useUrlState } from '../../use-url-state.ts'
import { t } from '../../words/translate.ts'

type Group = TimeGroups['rows'][number]
type Report = ReportOf<'time-to-first-value'>

export function GroupsTab({ query }: { query: ReportQuery }) {
  const [groupBy] = useUrlState('groupBy')
  const asked = { ...query, groupBy }
  const report = useReport('time-to-first-value', groupBy === '' ? null : asked)
  return (
    <div class="stack">
      <div class="row">
        <GroupByChip />
      </div>
      {groupBy === '' ? (
        <Card>
          <EmptyState title={t('groups.choose')} text={t('groups.chooseText')} />
        </Card>
      ) : (
        <ReportStates
          of={report}
          loading={<ReportSkeleton />}
          ready={(value) => <Groups report={value} query={asked} />}
        />
      )}
    </div>
  )
}

function Groups({ report, query }: { report: Report; query: ReportQuery }) {
  const { groups } = report
  if (report.milestone === null || report.n === 0 || groups === null) {
    return <NoFirstValue report={report} />
  }
  const info = (name: string) => (
    <InfoPopover name={name}>
      <DefinitionNote meaning={t('groups.means')} report={report} />
    </InfoPopover>
  )
  const nameOf = ({ value }: Group) => sayGroup(groups.by, value)
  return (
    <>
      <Card>
        <GroupCurves
          title={t('groups.title')}
          info={info(t('groups.title'))}
          groups={groups.rows.map((group) => ({ name: nameOf(group), curve: group.curve }))}
        />
        <ComparisonNote comparison={groups.comparison} names={groups.rows.map(nameOf)} />
        <p class="soft small">{t('groups.association')}</p>
      </Card>
      <Card flush title={t('groups.table')} info={info(t('groups.table'))}>
        <DataTable
          caption={t('groups.table')}
          columns={columns(nameOf, query)}
          rows={groups.rows}
          rowKey={(group) => group.value ?? ''}
        />
      </Card>
      <ReportFoot report={report} />
    </>
  )
}

function columns(nameOf: (group: Group) => string, query: ReportQuery): Column<Group>[] {
  return [
    { key: 'group', title: t('groups.group'), cell: nameOf },
    {
      key: 'n',
      title: t('cohorts.n'),
      numeric: true,
      cell: (group) => (
        <UnitsButton
          name={`group-${group.value ?? ''}`}
          title={nameOf(group)}
          metric="time-to-first-value"
          query={query}
          of={{ group: group.value ?? '' }}
        >
          {formatNumber(group.n)}
        </UnitsButton>
      ),
    },
    {
      key: 'by14',
      title: t('groups.by14'),
      numeric: true,
      cell: (group) => sayShareBy14(group),
    },
    {
      key: 'median',
      title: t('adoption.median'),
      numeric: true,
      from: 'narrow',
      cell: ({ medianMs }) =>
        medianMs.estimate === null ? t('adoption.notHalf') : formatDuration(medianMs.estimate),
    },
    {
      key: 'p90',
      title: t('cohorts.p90'),
      numeric: true,
      from: 'narrow',
      cell: ({ quantilesMs: { p90 } }) => (p90 === null ? '–' : formatDuration(p90)),
    },
  ]
}

function sayShareBy14({ n, reachedByDay }: Group): string {
  const row = reachedByDay.find(({ day }) => day === 14)
  if (!row?.observable || row.reached === null) return '–'
  const share = formatPercent(row.reached)
  return n < leastUnitsForInterval || row.lower === null || row.upper === null
    ? share
    : `${share} [${formatShareRange(row.lower, row.upper)}]`
}
