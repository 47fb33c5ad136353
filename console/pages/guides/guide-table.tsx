import type { Guide } from '#contract/guide'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { TimeAgo } from '../../components/time-ago.tsx'
import { formatNumber, formatPercent } from '../../format.ts'
import { useEnvironment } from '../../session.tsx'
import { t } from '../../words/translate.ts'
import { GuideStatus } from './guide-status.tsx'
import { KindName } from './kind-name.tsx'
import './guides-page.css'

/** One guide per row with what became of its runs; a row opens the editor. */
export function GuideTable({ rows }: { rows: readonly Guide[] }) {
  const { base } = useEnvironment()
  return (
    <DataTable
      caption={t('guides.title')}
      columns={columns()}
      rows={rows}
      rowKey={({ draft }) => draft.key}
      rowHref={({ draft }) => `${base}/guides/${draft.key}`}
      sortParam="sort"
    />
  )
}

function columns(): Column<Guide>[] {
  return [
    {
      key: 'name',
      title: t('guides.name'),
      sortBy: ({ draft }) => draft.name,
      cell: (guide) => (
        <span class="guide-name">
          {guide.draft.name}
          <code class="soft">{guide.draft.key}</code>
          <span class="guide-kind-narrow">
            <KindName kind={guide.draft.kind} />
          </span>
          <span class="only-narrow">
            <GuideStatus guide={guide} />
          </span>
        </span>
      ),
    },
    {
      key: 'kind',
      title: t('guides.kind'),
      from: 'medium',
      sortBy: ({ draft }) => t(`guides.kind.${draft.kind}`),
      cell: ({ draft }) => <KindName kind={draft.kind} />,
    },
    {
      key: 'status',
      title: t('guides.status'),
      from: 'narrow',
      cell: (guide) => <GuideStatus guide={guide} />,
    },
    {
      key: 'started',
      title: t('guides.started'),
      numeric: true,
      from: 'narrow',
      sortBy: ({ runs }) => runs.started,
      cell: ({ runs }) => formatNumber(runs.started),
    },
    {
      key: 'completed',
      title: t('guides.completed'),
      numeric: true,
      sortBy: ({ runs }) => runs.completed,
      cell: ({ runs }) => ofStarted(runs.completed, runs.started),
    },
    {
      key: 'dismissed',
      title: t('guides.dismissed'),
      numeric: true,
      from: 'narrow',
      sortBy: ({ runs }) => runs.dismissed,
      cell: ({ runs }) => ofStarted(runs.dismissed, runs.started),
    },
    {
      key: 'updated',
      title: t('guides.updated'),
      from: 'medium',
      sortBy: ({ updatedAt }) => updatedAt,
      cell: ({ updatedAt }) => <TimeAgo at={updatedAt} />,
    },
  ]
}

function ofStarted(count: number, started: number): string {
  if (started === 0) return formatNumber(count)
  return t('guides.share', { count: formatNumber(count), share: formatPercent(count / started) })
}
