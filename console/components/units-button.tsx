import type { ComponentChildren } from 'preact'
import type { MetricId, UnitRow, UnitRows } from '#contract/metric-report'
import { fetchUnits, type ReportQuery } from '../api-client.ts'
import { downloadCsv } from '../download-csv.ts'
import { formatDate, formatDuration, formatExact, formatNumber } from '../format.ts'
import { useEnvironment } from '../session.tsx'
import { useResource } from '../use-resource.ts'
import { useUrlState } from '../use-url-state.ts'
import { t } from '../words/translate.ts'
import { Button } from './button.tsx'
import { DataTable, type Column } from './data-table.tsx'
import { Dialog } from './dialog.tsx'
import { ResourceStates } from './resource-states.tsx'
import { TableSkeleton } from './skeleton.tsx'
import './units-button.css'

interface UnitsProps {
  /** Names the list in the address (`?units=waiting`): another one for each number of a page. */
  name: string
  /** What the number is of; heads the list. */
  title: string
  metric: MetricId
  /** What the report was asked. */
  query: ReportQuery
  /** Those behind this one number. */
  pick: (unit: UnitRow) => boolean
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
        class="units-button"
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

function UnitList({ name, title, metric, query, pick }: UnitsProps) {
  const { environment } = useEnvironment()
  const units = useResource(
    `units ${environment.id} ${metric} ${JSON.stringify(query)}`,
    (signal) => fetchUnits(environment.id, metric, query, signal),
  )
  return (
    <ResourceStates
      of={units}
      loading={<TableSkeleton rows={5} />}
      ready={(all) => {
        const rows = all.rows.filter(pick)
        if (rows.length === 0) return <p class="soft">{t('units.none')}</p>
        return (
          <>
            <div class="row-apart">
              <p class="soft small">
                {sayCount(all, rows.length, environment.timeZone)}
                {rows.length > shownAtMost &&
                  ` ${t('units.shown', { shown: formatNumber(shownAtMost) })}`}
              </p>
              <Button look="quiet" icon="download" onClick={() => saveUnits(metric, name, rows)}>
                {t('units.csv')}
              </Button>
            </div>
            <UnitTable title={title} level={all.level} rows={rows.slice(0, shownAtMost)} />
          </>
        )
      }}
    />
  )
}

function sayCount({ asOf, level }: UnitRows, count: number, timeZone: string): string {
  const time = formatExact(asOf, timeZone)
  return t(level === 'user' ? 'units.countUsers' : 'units.count', { count, time })
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

/** The columns of the API's own CSV of units. */
function saveUnits(metric: MetricId, name: string, rows: readonly UnitRow[]): void {
  downloadCsv(
    `${metric}-${name}`,
    [
      'id',
      'name',
      'started_at',
      'subject',
      'step',
      'duration_ms',
      'reached',
      'observed_after_ms',
      'churned_after_ms',
    ],
    rows.map((row) => [
      row.id,
      row.name,
      row.startedAt,
      row.subject,
      row.step,
      row.durationMs,
      String(row.reached),
      row.observedAfterMs,
      row.churnedAfterMs,
    ]),
  )
}
