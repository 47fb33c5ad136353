import type { ReportQuery } from '../../api-client.ts'
import { HeatCell } from '../../charts/heat-cell.tsx'
import { rateText } from '../../charts/rate-bar.tsx'
import type { Column } from '../../components/data-table.tsx'
import { GroupTable } from '../../components/group-table.tsx'
import { formatDuration } from '../../format.ts'
import { t } from '../../words/translate.ts'
import type { FunnelReport } from './funnel-answer.tsx'

type Group = NonNullable<FunnelReport['groups']>['rows'][number]

/** How far each group comes, step by step; nothing where the report was not grouped. */
export function FunnelGroups({ report, query }: { report: FunnelReport; query: ReportQuery }) {
  const { groups, rows: steps } = report
  if (groups === null) return null
  const columns: Column<Group>[] = [
    // Everybody counted did the first one.
    ...steps.slice(1).map(({ step, label }) => ({
      key: `step-${step}`,
      title: `${step}. ${label}`,
      heat: true,
      cell: ({ n, reached }: Group) => <HeatCell share={(reached[step - 1] ?? 0) / n} />,
    })),
    {
      key: 'converted',
      title: t('funnel.all'),
      numeric: true,
      from: 'narrow',
      cell: ({ converted }) => rateText(converted),
    },
    {
      key: 'mature',
      title: t('funnel.matureShort'),
      numeric: true,
      from: 'narrow',
      cell: ({ mature }) => rateText(mature),
    },
    {
      key: 'median',
      title: t('funnel.groupTime'),
      numeric: true,
      from: 'medium',
      cell: ({ timeToConvert: { medianMs } }) =>
        medianMs.estimate === null ? t('adoption.notHalf') : formatDuration(medianMs.estimate),
    },
  ]
  return (
    <GroupTable
      metric="funnel"
      query={query}
      by={groups.by}
      rows={groups.rows}
      counted={{ title: t('funnel.entered'), of: { subject: '1', step: 'reached' } }}
      columns={columns}
      comparison={groups.comparison}
    />
  )
}
