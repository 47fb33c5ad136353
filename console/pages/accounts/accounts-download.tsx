import type { AccountRow } from '#contract/account'
import { Button } from '../../components/button.tsx'
import { downloadCsv } from '../../download-csv.ts'
import { dayMs } from '../../format.ts'
import { t } from '../../words/translate.ts'

/** The rows on screen as a spreadsheet, times in ISO-8601, spans in days. */
export function AccountsDownload({ rows }: { rows: readonly AccountRow[] }) {
  return (
    <Button
      look="quiet"
      icon="download"
      onClick={() => downloadCsv('accounts', header, rows.map(toCells))}
    >
      {t('accounts.csv')}
    </Button>
  )
}

const header = [
  'id',
  'name',
  'state',
  'created_at',
  'first_value_at',
  'days_to_first_value',
  'days_waiting',
  'milestones_reached',
  'milestones_total',
  'current_phase',
  'next_step',
  'users',
  'last_seen_at',
]

function toCells(row: AccountRow) {
  return [
    row.id,
    row.name,
    row.state,
    row.createdAt,
    row.firstValueAt,
    row.timeToFirstValueMs === null ? null : row.timeToFirstValueMs / dayMs,
    row.waitingMs === null ? null : row.waitingMs / dayMs,
    row.milestonesReached,
    row.milestonesTotal,
    row.currentPhase,
    row.nextStep,
    row.users,
    row.lastSeenAt,
  ]
}
