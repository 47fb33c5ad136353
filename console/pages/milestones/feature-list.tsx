import type { Feature } from '#contract/milestone'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Recomputing } from '../../components/recomputing.tsx'
import { formatDate } from '../../format.ts'
import { sayRule } from '../../rules/say-rule.ts'
import { useEnvironment } from '../../session.tsx'
import { t } from '../../words/translate.ts'

/** Each feature with the events that are a use of it. */
export function FeatureList({ rows }: { rows: readonly Feature[] }) {
  const { base } = useEnvironment()
  const columns: Column<Feature>[] = [
    {
      key: 'name',
      title: t('milestones.name'),
      cell: (row) => (
        <span class="named">
          {row.name}
          <code class="soft">{row.key}</code>
        </span>
      ),
    },
    {
      key: 'rule',
      title: t('features.rule'),
      from: 'narrow',
      cell: ({ condition }) => <span class="rule-cell">{sayRule(condition)}</span>,
    },
    {
      key: 'released',
      title: t('features.released'),
      cell: ({ releasedAt, recomputing }) =>
        recomputing !== null ? (
          <Recomputing share={recomputing} />
        ) : releasedAt === null ? (
          <span class="soft">{t('features.always')}</span>
        ) : (
          formatDate(releasedAt)
        ),
    },
  ]
  return (
    <DataTable
      caption={t('features.title')}
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
      rowHref={({ key }) => `${base}/features/${key}`}
    />
  )
}
