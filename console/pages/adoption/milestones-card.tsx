import type { ReportOf } from '../../api-client.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { DefinitionNote } from '../../components/definition-note.tsx'
import { InfoPopover } from '../../components/info-popover.tsx'
import { Card } from '../../components/page.tsx'
import { RateCell } from '../../components/rate-cell.tsx'
import { formatDuration } from '../../format.ts'
import { useEnvironment } from '../../session.tsx'
import { t } from '../../words/translate.ts'

type Report = ReportOf<'milestone-completion'>

/** Every milestone by how many reach it; a row leads to how long that takes. */
export function MilestonesCard({ report }: { report: Report }) {
  const { base } = useEnvironment()
  if (report.rows.length === 0 || report.n === 0) return null
  const rows = [...report.rows].sort((a, b) => (b.completed.rate ?? 0) - (a.completed.rate ?? 0))
  return (
    <Card
      flush
      title={t('adoption.milestones')}
      info={
        <InfoPopover name={t('adoption.milestones')}>
          <DefinitionNote meaning={t('adoption.means.milestones')} report={report} />
        </InfoPopover>
      }
    >
      <DataTable
        caption={t('adoption.milestones')}
        columns={columns()}
        rows={rows}
        rowKey={({ milestone }) => milestone}
        rowHref={({ milestone }) => {
          const kept = new URLSearchParams(location.search)
          kept.set('tab', 'milestones')
          kept.set('milestone', milestone)
          return `${base}/reports/ttv?${kept}`
        }}
      />
    </Card>
  )
}

function columns(): Column<Report['rows'][number]>[] {
  return [
    { key: 'milestone', title: t('adoption.milestone'), cell: ({ name }) => name },
    {
      key: 'completed',
      title: t('units.reached'),
      cell: ({ completed }) => <RateCell rate={completed} />,
    },
    {
      key: 'median',
      title: t('adoption.median'),
      numeric: true,
      from: 'narrow',
      cell: ({ timeToComplete: { medianMs } }) =>
        medianMs.estimate === null ? t('adoption.notHalf') : formatDuration(medianMs.estimate),
    },
  ]
}
