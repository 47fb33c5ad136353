import type { Milestone } from '#contract/milestone'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Icon } from '../../components/icon.tsx'
import { Recomputing } from '../../components/recomputing.tsx'
import { TimeAgo } from '../../components/time-ago.tsx'
import { sayRule } from '../../rules/say-rule.ts'
import { useEnvironment } from '../../session.tsx'
import { t } from '../../words/translate.ts'

/** Each milestone with its rule in words and who got there; a row opens it. */
export function MilestoneTable({ rows }: { rows: readonly Milestone[] }) {
  const { base } = useEnvironment()
  return (
    <DataTable
      caption={t('milestones.title')}
      columns={columns()}
      rows={rows}
      rowKey={({ key }) => key}
      rowHref={({ key }) => `${base}/milestones/${key}`}
      sortParam="sort"
    />
  )
}

function columns(): Column<Milestone>[] {
  return [
    {
      key: 'name',
      title: t('milestones.name'),
      sortBy: ({ name }) => name,
      cell: (row) => (
        <span class="named">
          {row.name}
          {row.firstValue && (
            <span class="first-value-badge">
              <Icon name="star" size={12} />
              {t('milestones.firstValue')}
            </span>
          )}
          <code class="soft">{row.key}</code>
        </span>
      ),
    },
    {
      key: 'rule',
      title: t('milestones.rule'),
      from: 'narrow',
      cell: ({ condition }) => <span class="rule-cell">{sayRule(condition)}</span>,
    },
    {
      key: 'scope',
      title: t('milestones.scope'),
      from: 'medium',
      cell: ({ scope }) => t(`milestones.scope.${scope}`),
    },
    {
      key: 'reached',
      title: t('milestones.reached'),
      numeric: true,
      sortBy: ({ reachedAccounts }) => reachedAccounts,
      cell: (row) => <Reached row={row} />,
    },
    {
      key: 'last',
      title: t('milestones.last'),
      from: 'medium',
      sortBy: ({ lastReachedAt }) => lastReachedAt,
      cell: ({ lastReachedAt }) =>
        lastReachedAt === null ? (
          <span class="soft">{t('common.never')}</span>
        ) : (
          <TimeAgo at={lastReachedAt} />
        ),
    },
  ]
}

function Reached({ row }: { row: Milestone }) {
  if (row.recomputing !== null) return <Recomputing share={row.recomputing} />
  return (
    <span class="reached-cell">
      <span>{t('milestones.reachedAccounts', { count: row.reachedAccounts })}</span>
      <span class="soft">{t('milestones.reachedUsers', { count: row.reachedUsers })}</span>
    </span>
  )
}
