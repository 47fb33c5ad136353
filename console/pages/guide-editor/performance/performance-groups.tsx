import type { GuidePerformanceReport } from '#contract/reports/guide-performance'
import type { ReportQuery } from '../../../api-client.ts'
import type { Column } from '../../../components/data-table.tsx'
import { GroupTable } from '../../../components/group-table.tsx'
import { formatDuration } from '../../../format.ts'
import { t } from '../../../words/translate.ts'
import { outcomeColumns } from './outcome-columns.ts'

type Groups = NonNullable<GuidePerformanceReport['groups']>
type Group = Groups['rows'][number]

/** How each group fares with the guide; nothing where the report was not grouped. */
export function PerformanceGroups(props: { report: GuidePerformanceReport; query: ReportQuery }) {
  const { groups } = props.report
  if (groups === null) return null
  return (
    <GroupTable
      metric="guide-performance"
      query={props.query}
      by={groups.by}
      rows={groups.rows}
      counted={{ title: t('performance.shown'), of: { subject: 'guide', step: 'started' } }}
      columns={columns(groups)}
      comparison={groups.times.comparison}
    />
  )
}

function columns({ times }: Groups): Column<Group>[] {
  return [
    ...outcomeColumns<Group>(),
    {
      key: 'time',
      title: t('performance.time'),
      numeric: true,
      from: 'medium',
      cell: ({ value }) => {
        const median = times.rows.find((row) => row.value === value)?.medianMs.estimate ?? null
        return median === null ? t('adoption.notHalf') : formatDuration(median)
      },
    },
  ]
}
