import type { GuidePerformanceReport } from '#contract/reports/guide-performance'
import { DataTable, type Column } from '../../../components/data-table.tsx'
import { Card } from '../../../components/page.tsx'
import { TimeAgo } from '../../../components/time-ago.tsx'
import { formatDuration, formatNumber } from '../../../format.ts'
import { t } from '../../../words/translate.ts'
import { outcomeColumns } from './outcome-columns.ts'

type VersionRow = GuidePerformanceReport['versions'][number]

/** How each version fares, among those who met it first; nothing while there is but one. */
export function VersionTable({ report }: { report: GuidePerformanceReport }) {
  if (report.versions.length < 2) return null
  return (
    <Card flush title={t('performance.versions')} note={t('performance.versionsNote')}>
      <DataTable
        caption={t('performance.versions')}
        columns={columns()}
        rows={report.versions}
        rowKey={({ version }) => String(version)}
      />
    </Card>
  )
}

function columns(): Column<VersionRow>[] {
  return [
    {
      key: 'version',
      title: t('performance.version'),
      cell: ({ version }) => t('guides.version', { number: version }),
    },
    {
      key: 'published',
      title: t('performance.published'),
      from: 'medium',
      cell: ({ publishedAt }) => <TimeAgo at={publishedAt} />,
    },
    {
      key: 'shown',
      title: t('performance.shown'),
      numeric: true,
      cell: ({ n }) => formatNumber(n),
    },
    ...outcomeColumns<VersionRow>(),
    {
      key: 'time',
      title: t('performance.time'),
      numeric: true,
      from: 'medium',
      cell: ({ timeToFinish: { medianMs } }) =>
        medianMs.estimate === null ? '–' : formatDuration(medianMs.estimate),
    },
  ]
}
