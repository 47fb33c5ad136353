import type { ComponentChildren } from 'preact'
import type { MetricId, UnitRow, UnitRows, UnitsQuery } from '#contract/metric-report'
import { fetchUnits, unitsFile, type ReportQuery } from '../api-client.ts'
import { formatDate, formatDuration, formatExact, formatNumber } from '../format.ts'
import { useEnvironment } from '../session.tsx'
import { useResource } from '../use-resource.ts'
import { useUrlState } from '../use-url-state.ts'
import { t } from '../words/translate.ts'
import { LinkButton } from './button.tsx'
import { DataTable, type Column } from './data-table.tsx'
import { Dialog } from './dialog.tsx'
import { ResourceStates } from './resource-states.tsx'
import { TableSkeleton } from './skeleton.tsx'
import './units-button.css'

export interface UnitsProps {
  /** Names the list in the address (`?units=waiting`): another one for each number of a page. */
  name: string
  /** What the number is of; heads the list. */
  title: string
  metric: MetricId
  /** What the report was asked. */
  query: ReportQuery
  /** Those behind this one number: what is told, what of it, who of these. */
  of: Pick<UnitsQuery, 'subject' | 'step' | 'state' | 'group'>
}

/**
 * "Which accounts are these?": stands where the number stands (or as words of its own beneath it) and
 * opens the accounts or users behind it, with a CSV file of all of them.
 */
export function UnitsButton({ children, ...list }: UnitsProps & { children?: ComponentChildren }) {
  const [open, setOpen] = useUrlState('units')
  return (
    <>
      <button
        type="button"
        class={`units-button ${children === undefined ? 'screen-only' : ''}`}
        title={t('units.title')}
        onClick={() => setOpen(list.name)}
      >
        {children ?? t('units.title')}
        {children !== undefined && <span class="visually-hidden"> {t('units.title')}</span>}
      </button>
      <Dialog wide open={open === list.name} title={list.title} onClose={() => setOpen(null)}>
        <UnitList {...list} />
      </Dialog>
    </>
  )
}

/** Enough to see who they are; a list to work with is the file. */
const shownAtMost = 100

function UnitList({ title, metric, query, of }: UnitsProps) {
  const { environment } = useEnvironment()
  const asked = { ...withoutCompare(query), ...of }
  const units = useResource(
    `units ${environment.id} ${metric} ${JSON.stringify(asked)}`,
    (signal) => fetchUnits(environment.id, metric, { ...asked, limit: shownAtMost }, signal),
  )
  return (
    <ResourceStates
      of={units}
      loading={<TableSkeleton rows={5} />}
      ready={(list) =>
        list.rows.length === 0 ? (
          <p class="soft">{t('units.none')}</p>
        ) : (
          <>
            <div class="row-apart">
              <p class="soft small">{sayCount(list, environment.timeZone)}</p>
              <LinkButton
                look="quiet"
                icon="download"
                href={unitsFile(environment.id, metric, asked)}
                download=""
              >
                {t('units.csv')}
              </LinkButton>
            </div>
            <UnitTable title={title} level={list.level} rows={list.rows} />
          </>
        )
      }
    />
  )
}

/** The period before has accounts of its own. */
function withoutCompare({ compare: _, ...query }: ReportQuery): ReportQuery {
  return query
}

function sayCount({ asOf, level, rows, nextCursor }: UnitRows, timeZone: string): string {
  if (nextCursor !== null) return t('units.shown', { shown: formatNumber(rows.length) })
  const time = formatExact(asOf, timeZone)
  return t(level === 'user' ? 'units.countUsers' : 'units.count', { count: rows.length, time })
}

function UnitTable(props: { title: string; level: UnitRows['level']; rows: readonly UnitRow[] }) {
  const { base, environment } = useEnvironment()
  const isAccounts = props.level === 'account'
  const columns: Column<UnitRow>[] = [
    {
      key: 'unit',
      title: t(isAccounts ? 'units.account' : 'units.user'),
      cell: ({ id, name }) => name ?? id,
    },
    { key: 'state', title: t('units.state'), cell: sayState },
    {
      key: 'took',
      title: t('units.took'),
      numeric: true,
      cell: ({ durationMs }) => formatDuration(durationMs),
    },
    {
      key: 'started',
      title: t('units.started'),
      from: 'narrow',
      cell: ({ startedAt }) => (
        <span class="numbers">{formatDate(startedAt, environment.timeZone)}</span>
      ),
    },
  ]
  return (
    <DataTable
      caption={props.title}
      columns={columns}
      rows={props.rows}
      rowKey={({ id, subject, step }) => `${id} ${subject} ${step}`}
      {...(isAccounts
        ? { rowHref: ({ id }: UnitRow) => `${base}/accounts/${encodeURIComponent(id)}` }
        : {})}
    />
  )
}

function sayState({ reached, churnedAfterMs }: UnitRow): string {
  if (reached) return t('units.reached')
  return t(churnedAfterMs === null ? 'units.notReached' : 'units.churned')
}
