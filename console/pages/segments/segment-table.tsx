import type { Segment } from '#contract/segment'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { sayRule, type RuleNames } from '../../rules/say-rule.ts'
import { useRuleNames } from '../../rules/use-rule-choices.ts'
import { useEnvironment } from '../../session.tsx'
import { t } from '../../words/translate.ts'
import { SizeOfSegment } from './segment-size.tsx'
import './segments-page.css'

/** Each segment with its condition in words, who is in it and what uses it; a row opens it. */
export function SegmentTable({ rows }: { rows: readonly Segment[] }) {
  const { base } = useEnvironment()
  const names = useRuleNames()
  return (
    <DataTable
      caption={t('segments.title')}
      columns={columns(names)}
      rows={rows}
      rowKey={({ key }) => key}
      rowHref={({ key }) => `${base}/segments/${key}`}
      sortParam="sort"
    />
  )
}

function columns(names: RuleNames): Column<Segment>[] {
  return [
    {
      key: 'name',
      title: t('segments.name'),
      sortBy: ({ name }) => name,
      cell: ({ name, key }) => (
        <span class="segment-name">
          {name}
          <code class="soft">{key}</code>
        </span>
      ),
    },
    {
      key: 'condition',
      title: t('segments.condition'),
      from: 'narrow',
      cell: ({ condition }) => <span class="segment-condition">{sayRule(condition, names)}</span>,
    },
    {
      key: 'size',
      title: t('segments.size'),
      numeric: true,
      cell: ({ key }) => <SizeOfSegment segmentKey={key} />,
    },
    {
      key: 'usedBy',
      title: t('segments.usedBy'),
      from: 'medium',
      cell: ({ usedBy }) =>
        usedBy.length === 0 ? (
          <span class="soft">{t('segments.unused')}</span>
        ) : (
          <span class="segment-condition">{usedBy.map(({ name }) => name).join(', ')}</span>
        ),
    },
  ]
}
