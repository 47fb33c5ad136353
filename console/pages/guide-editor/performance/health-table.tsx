import type { GuidePerformanceReport } from '#contract/reports/guide-performance'
import { DataTable, type Column } from '../../../components/data-table.tsx'
import { Card } from '../../../components/page.tsx'
import { formatNumber, formatPercent } from '../../../format.ts'
import { t } from '../../../words/translate.ts'

type Health = NonNullable<GuidePerformanceReport['summary']['health']>
interface HealthRow {
  key: string
  title: string
  health: Health
}

/** How pages fared with what steps point at; nothing for a guide that points at nothing. */
export function HealthTable({ report }: { report: GuidePerformanceReport }) {
  const own = report.summary.health
  const rows: HealthRow[] = [
    ...(own ? [{ key: '', title: report.guide.name, health: own }] : []),
    ...report.rows.flatMap(({ step, title, health }) =>
      health ? [{ key: step, title, health }] : [],
    ),
  ]
  if (rows.length === 0) return null
  return (
    <Card flush title={t('performance.health')} note={t('performance.healthNote')}>
      <DataTable
        caption={t('performance.health')}
        columns={columns()}
        rows={rows}
        rowKey={({ key }) => key}
      />
    </Card>
  )
}

const timesOf = ({ found, ambiguous, occluded, lost }: Health) =>
  found + ambiguous + occluded + lost

function columns(): Column<HealthRow>[] {
  const count = (key: 'ambiguous' | 'occluded' | 'lost'): Column<HealthRow> => ({
    key,
    title: t(`performance.health.${key}`),
    numeric: true,
    from: key === 'lost' ? 'narrow' : 'medium',
    cell: ({ health }) => formatNumber(health[key]),
  })
  return [
    { key: 'step', title: t('performance.step'), cell: ({ title }) => title },
    {
      key: 'found',
      title: t('performance.health.found'),
      numeric: true,
      cell: ({ health }) => {
        const times = timesOf(health)
        return times === 0 ? '–' : formatPercent(health.found / times)
      },
    },
    count('ambiguous'),
    count('occluded'),
    count('lost'),
    {
      key: 'times',
      title: t('performance.health.times'),
      numeric: true,
      cell: ({ health }) => formatNumber(timesOf(health)),
    },
  ]
}
