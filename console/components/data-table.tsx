import type { ComponentChildren } from 'preact'
import { useUrlState } from '../use-url-state.ts'
import { t } from '../words/translate.ts'
import { Icon } from './icon.tsx'

export interface Column<Row> {
  key: string
  title: string
  /** Right-aligned, with figures of equal width. */
  numeric?: boolean
  /** Holds a `HeatCell`. */
  heat?: boolean
  cell: (row: Row) => ComponentChildren
  /** Makes the column sortable. Nulls go last either way. */
  sortBy?: (row: Row) => number | string | null
  /** Left out on small screens: below 640 px, or below 900 px. */
  from?: 'narrow' | 'medium'
  /** What the column holds in an export; without it the column is left out there. */
  csv?: (row: Row) => string | number | null
}

interface DataTableProps<Row> {
  /** What the table holds; read out, not shown. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Where a click anywhere on the row leads. */
  rowHref?: (row: Row) => string
  /** Rows after so many are left out on screen and stand on paper. */
  foldAfter?: number
  /** Name of the query value that holds the order; without it the order given stays. */
  sortParam?: string
}

/**
 * 36 px rows under a header that stays. With `rowHref` the first cell is the link and the whole
 * row answers a click; arrow keys and j/k walk the rows.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rowHref, sortParam, foldAfter = Number.POSITIVE_INFINITY } = props
  const [sort, setSort] = useUrlState(sortParam ?? 'sort')
  const rows = sortParam === undefined ? props.rows : sorted(props.rows, columns, sort)
  return (
    <div class="table-scroll" role="region" aria-label={props.caption} tabIndex={0}>
      <table class="table">
        <caption class="visually-hidden">{props.caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell
                key={column.key}
                column={column}
                sort={sort}
                onSort={sortParam === undefined ? undefined : setSort}
              />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={walkRows}>
          {rows.map((row, position) => (
            <tr
              key={props.rowKey(row)}
              class={`${rowHref ? 'row-clickable' : ''} ${position >= foldAfter ? 'row-folded' : ''}`}
            >
              {columns.map((column, index) => (
                <td key={column.key} class={cellClass(column)}>
                  {index === 0 && rowHref ? (
                    <a class="row-link" href={rowHref(row)}>
                      {column.cell(row)}
                    </a>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function HeaderCell<Row>(props: {
  column: Column<Row>
  sort: string
  onSort: ((sort: string | null) => void) | undefined
}) {
  const { column, sort, onSort } = props
  if (!onSort || !column.sortBy) {
    return (
      <th scope="col" class={cellClass(column)}>
        {column.title}
      </th>
    )
  }
  const descending = sort === `-${column.key}`
  const ascending = sort === column.key
  return (
    <th
      scope="col"
      class={cellClass(column)}
      aria-sort={descending ? 'descending' : ascending ? 'ascending' : undefined}
    >
      <button
        type="button"
        class="sort"
        title={t('table.sortBy', { column: column.title })}
        onClick={() => onSort(descending ? column.key : `-${column.key}`)}
      >
        {column.title}
        {(descending || ascending) && (
          <Icon name={descending ? 'sort-down' : 'sort-up'} size={12} />
        )}
      </button>
    </th>
  )
}

function cellClass<Row>({ numeric, heat, from }: Column<Row>): string {
  return `${numeric ? 'numeric' : ''} ${heat ? 'heat' : ''} ${from ? `from-${from}` : ''}`
}

function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: string,
): readonly Row[] {
  const key = sort.replace(/^-/, '')
  const by = columns.find((column) => column.key === key)?.sortBy
  if (!by) return rows
  const direction = sort.startsWith('-') ? -1 : 1
  return [...rows].sort((left, right) => {
    const a = by(left)
    const b = by(right)
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    return direction * (typeof a === 'string' ? a.localeCompare(String(b)) : a - Number(b))
  })
}

function walkRows(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
  const body = event.currentTarget
  if (step === undefined || !(body instanceof Element)) return
  const links = [...body.querySelectorAll<HTMLElement>('.row-link')]
  const at = links.findIndex((link) => link === document.activeElement)
  const next = at < 0 ? undefined : links[at + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
