import { downloadCsv } from '../download-csv.ts'
import { formatDuration, formatNumber } from '../format.ts'
import { useEnvironment } from '../session.tsx'
import { waitingState, type WaitingRow } from '../waiting-state.ts'
import { t } from '../words/translate.ts'
import { Button } from './button.tsx'
import { DataTable, type Column } from './data-table.tsx'
import { StateBadge } from './state-badge.tsx'
import { TimeAgo } from './time-ago.tsx'

/** Accounts without first value, longest first; a row opens the account. */
export function WaitingTable(props: {
  rows: readonly WaitingRow[]
  asOf: string
  /** Users have no page of their own. */
  level?: 'account' | 'user'
  /** Shown on screen; on paper stand all. */
  foldAfter?: number
  /** Without the columns that need room. */
  compact?: boolean
}) {
  const { base } = useEnvironment()
  const columns = waitingColumns(props.asOf)
  return (
    <DataTable
      caption={t('waiting.title')}
      columns={props.compact ? columns.filter(({ key }) => compactColumns.has(key)) : columns}
      rows={props.rows}
      rowKey={({ id }) => id}
      {...(props.foldAfter === undefined ? {} : { foldAfter: props.foldAfter })}
      {...(props.level === 'user'
        ? {}
        : { rowHref: ({ id }: WaitingRow) => `${base}/accounts/${encodeURIComponent(id)}` })}
    />
  )
}

const compactColumns = new Set(['account', 'state', 'for'])

function waitingColumns(asOf: string): Column<WaitingRow>[] {
  return [
    {
      key: 'account',
      title: t('waiting.account'),
      cell: (row) => (
        <>
          {row.name ?? row.id}
          <span class="only-narrow">
            <StateBadge state={waitingState(row, asOf)} />
          </span>
        </>
      ),
    },
    {
      key: 'state',
      title: t('waiting.state'),
      from: 'narrow',
      cell: (row) => <StateBadge state={waitingState(row, asOf)} />,
    },
    {
      key: 'for',
      title: t('waiting.for'),
      numeric: true,
      cell: (row) => formatDuration(row.waitingMs),
    },
    {
      key: 'reached',
      title: t('waiting.reached'),
      numeric: true,
      from: 'medium',
      cell: (row) => formatNumber(row.milestonesReached),
    },
    {
      key: 'last',
      title: t('waiting.last'),
      from: 'narrow',
      cell: (row) => row.lastMilestone ?? <span class="soft">{t('common.none')}</span>,
    },
    {
      key: 'seen',
      title: t('waiting.seen'),
      from: 'narrow',
      cell: (row) =>
        row.lastSeenAt === null ? (
          <span class="soft">{t('common.never')}</span>
        ) : (
          <TimeAgo at={row.lastSeenAt} />
        ),
    },
  ]
}

/** The list as a spreadsheet, unrounded. */
export function WaitingDownload({ rows, asOf }: { rows: readonly WaitingRow[]; asOf: string }) {
  return (
    <Button
      look="quiet"
      icon="download"
      onClick={() =>
        downloadCsv(
          'waiting',
          ['id', 'name', 'state', 'started_at', 'waiting_days', 'last_milestone', 'last_seen_at'],
          rows.map((row) => [
            row.id,
            row.name,
            waitingState(row, asOf),
            row.startedAt,
            row.waitingMs / 86_400_000,
            row.lastMilestone,
            row.lastSeenAt,
          ]),
        )
      }
    >
      {t('waiting.csv')}
    </Button>
  )
}
