import type { FeatureAdoptionReport } from '#contract/reports/feature-adoption'
import type { ReportQuery } from '../../api-client.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { RateCell } from '../../components/rate-cell.tsx'
import { formatDate, formatDuration, formatNumber, formatPercent } from '../../format.ts'
import { t } from '../../words/translate.ts'

type FeatureRow = FeatureAdoptionReport['rows'][number]

/** Breadth, speed, depth and staying power of each feature. */
export function FeatureTable(props: { report: FeatureAdoptionReport; query: ReportQuery }) {
  const { report, query } = props
  return (
    <DataTable
      caption={t('adoption.features')}
      columns={columns(query)}
      rows={report.rows}
      rowKey={({ feature }) => feature}
      sortParam="sort"
    />
  )
}

function columns(query: ReportQuery): Column<FeatureRow>[] {
  return [
    {
      key: 'feature',
      title: t('adoption.feature'),
      sortBy: ({ name }) => name,
      cell: (row) => (
        <span
          title={
            row.releasedAt === null
              ? undefined
              : t('adoption.released', { date: formatDate(row.releasedAt) })
          }
        >
          {row.name}
        </span>
      ),
    },
    {
      key: 'tried',
      title: t('adoption.tried'),
      from: 'narrow',
      sortBy: ({ tried }) => tried.rate,
      cell: ({ feature, name, tried }) => (
        <RateCell
          rate={tried}
          units={{
            name: `${feature}-tried`,
            title: `${name}: ${t('adoption.tried')}`,
            metric: 'feature-adoption',
            query,
            of: { subject: feature, step: 'tried', state: 'reached' },
          }}
        />
      ),
    },
    {
      key: 'adopted',
      title: t('adoption.adopted'),
      sortBy: ({ adopted }) => adopted.rate,
      cell: ({ feature, name, adopted }) => (
        <RateCell
          rate={adopted}
          units={{
            name: `${feature}-adopted`,
            title: `${name}: ${t('adoption.adopted')}`,
            metric: 'feature-adoption',
            query,
            of: { subject: feature, step: 'adopted', state: 'reached' },
          }}
        />
      ),
    },
    {
      key: 'timeToAdopt',
      title: t('adoption.timeToAdopt'),
      numeric: true,
      from: 'medium',
      sortBy: (row) => row.timeToAdopt.medianMs.estimate,
      cell: ({ timeToAdopt }) =>
        timeToAdopt.medianMs.estimate === null
          ? t('adoption.notHalf')
          : formatDuration(timeToAdopt.medianMs.estimate),
    },
    {
      key: 'depth',
      title: t('adoption.depth'),
      numeric: true,
      from: 'medium',
      sortBy: (row) => row.usesPerUsingAccount28d,
      cell: ({ usesPerUsingAccount28d: uses }) => (uses === null ? '–' : formatNumber(uses, 1)),
    },
    {
      key: 'penetration',
      title: t('adoption.penetration'),
      numeric: true,
      from: 'medium',
      sortBy: (row) => row.penetration28d,
      cell: ({ penetration28d: share }) => (share === null ? '–' : formatPercent(share)),
    },
    {
      key: 'still',
      title: t('adoption.still'),
      numeric: true,
      from: 'narrow',
      sortBy: (row) =>
        row.adoptersOlderThan28d === 0 ? null : row.stillUsing28d / row.adoptersOlderThan28d,
      cell: (row) =>
        row.adoptersOlderThan28d === 0
          ? '–'
          : t('rate.of', {
              part: formatNumber(row.stillUsing28d),
              whole: formatNumber(row.adoptersOlderThan28d),
            }),
    },
  ]
}
