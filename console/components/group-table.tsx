import type { ComponentChildren } from 'preact'
import type { GroupComparison } from '#contract/estimates'
import type { MetricId } from '#contract/metric-report'
import type { ReportQuery } from '../api-client.ts'
import { formatNumber } from '../format.ts'
import { t } from '../words/translate.ts'
import { ComparisonNote } from './comparison-note.tsx'
import { DataTable, type Column } from './data-table.tsx'
import { sayGroup } from './group-by-chip.tsx'
import { Card } from './page.tsx'
import { UnitsButton, type UnitsProps } from './units-button.tsx'

interface Group {
  value: string | null
  n: number
}

/** The groups of a report beneath each other, and where it compares times, whether they go the same pace. */
export function GroupTable<Row extends Group>(props: {
  metric: MetricId
  query: ReportQuery
  /** What the report was grouped by. */
  by: string
  rows: readonly Row[]
  /** What the number of a group counts, and its rows in the list of units, if they are of one kind. */
  counted: { title: string; of?: UnitsProps['of'] }
  columns: readonly Column<Row>[]
  /** Null: too few to compare; left out: of this report only shares are told. */
  comparison?: GroupComparison | null
  /** Beneath the title: what exactly is shown. */
  note?: ComponentChildren
  aside?: ComponentChildren
}) {
  const { by, rows, counted } = props
  const nameOf = ({ value }: Group) => sayGroup(by, value)
  const columns: Column<Row>[] = [
    { key: 'group', title: t('groups.group'), cell: nameOf },
    {
      key: 'n',
      title: counted.title,
      numeric: true,
      cell: (group) =>
        counted.of === undefined ? (
          formatNumber(group.n)
        ) : (
          <UnitsButton
            name={`group-${group.value ?? ''}`}
            title={nameOf(group)}
            metric={props.metric}
            query={props.query}
            of={{ ...counted.of, group: group.value ?? '' }}
          >
            {formatNumber(group.n)}
          </UnitsButton>
        ),
    },
    ...props.columns,
  ]
  return (
    <Card flush title={t('groups.table')} note={props.note} aside={props.aside}>
      <DataTable
        caption={t('groups.table')}
        columns={columns}
        rows={rows}
        rowKey={({ value }) => value ?? ''}
      />
      <div class="card-foot">
        {rows.length > 1 && props.comparison !== undefined && (
          <ComparisonNote comparison={props.comparison} names={rows.map(nameOf)} />
        )}
        <p class="soft small">{t('groups.association')}</p>
      </div>
    </Card>
  )
}
