import { useLocation } from 'preact-iso'
import type { AccountRow } from '#contract/account'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Progress } from '../../components/progress.tsx'
import { StateBadge, Tag } from '../../components/state-badge.tsx'
import { TimeAgo } from '../../components/time-ago.tsx'
import { formatDuration, formatNumber } from '../../format.ts'
import { useEnvironment } from '../../session.tsx'
import { t } from '../../words/translate.ts'
import { keptFilters } from './account-filters.ts'
import './accounts-page.css'

/** One account per row; a row opens it and keeps the filters for the way back. */
export function AccountTable({ rows }: { rows: readonly AccountRow[] }) {
  const { base } = useEnvironment()
  const { query } = useLocation()
  const kept = keptFilters(query)
  return (
    <DataTable
      caption={t('accounts.title')}
      columns={columns()}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${base}/accounts/${encodeURIComponent(id)}${kept}`}
    />
  )
}

function columns(): Column<AccountRow>[] {
  return [
    { key: 'account', title: t('accounts.account'), cell: (row) => <Name row={row} /> },
    {
      key: 'state',
      title: t('accounts.state'),
      from: 'narrow',
      cell: ({ state }) => <StateBadge state={state} />,
    },
    {
      key: 'progress',
      title: t('accounts.progress'),
      from: 'medium',
      cell: (row) => <Progress done={row.milestonesReached} total={row.milestonesTotal} />,
    },
    {
      key: 'next',
      title: t('accounts.nextStep'),
      from: 'medium',
      cell: (row) => <NextStep row={row} />,
    },
    {
      key: 'firstValue',
      title: t('accounts.firstValue'),
      numeric: true,
      cell: (row) => <FirstValue row={row} />,
    },
    {
      key: 'users',
      title: t('accounts.users'),
      numeric: true,
      from: 'medium',
      cell: ({ users }) => formatNumber(users),
    },
    {
      key: 'lastSeen',
      title: t('accounts.lastSeen'),
      from: 'narrow',
      cell: ({ lastSeenAt }) =>
        lastSeenAt === null ? (
          <span class="soft">{t('common.never')}</span>
        ) : (
          <TimeAgo at={lastSeenAt} />
        ),
    },
  ]
}

function Name({ row }: { row: AccountRow }) {
  return (
    <>
      <span class="account-name">
        {row.name ?? row.id}
        {row.internal && <Tag>{t('accounts.internal')}</Tag>}
      </span>
      <span class="only-narrow">
        <StateBadge state={row.state} />
      </span>
    </>
  )
}

function NextStep({ row }: { row: AccountRow }) {
  if (row.nextStep === null) {
    const allDone = row.milestonesTotal > 0 && row.milestonesReached === row.milestonesTotal
    return <span class="soft">{allDone ? t('accounts.noSteps') : '–'}</span>
  }
  return (
    <span class="account-step">
      {row.nextStep}
      {row.currentPhase !== null && <span class="soft"> · {row.currentPhase}</span>}
    </span>
  )
}

function FirstValue({ row }: { row: AccountRow }) {
  if (row.timeToFirstValueMs !== null) {
    return <>{t('accounts.after', { time: formatDuration(row.timeToFirstValueMs) })}</>
  }
  if (row.waitingMs !== null && row.state !== 'churned') {
    return (
      <span class="soft">{t('accounts.waitingFor', { time: formatDuration(row.waitingMs) })}</span>
    )
  }
  return <span class="soft">–</span>
}
