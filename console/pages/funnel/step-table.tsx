import { reportFile, type ReportQuery } from '../../api-client.ts'
import { rateCount, rateText } from '../../charts/rate-bar.tsx'
import { LinkButton } from '../../components/button.tsx'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { Card } from '../../components/page.tsx'
import { UnitsButton } from '../../components/units-button.tsx'
import { formatDuration, formatNumber } from '../../format.ts'
import { useEnvironment } from '../../session.tsx'
import { t } from '../../words/translate.ts'
import type { FunnelReport } from './funnel-answer.tsx'
import './funnel-page.css'

type Row = FunnelReport['rows'][number]

/** Each step: how many came to it, how many it lost and who they are, and how long it took the others. */
export function StepTable({ report, query }: { report: FunnelReport; query: ReportQuery }) {
  const { environment } = useEnvironment()
  const who = (row: Row, step: 'lost' | 'underway') =>
    row[step] === 0 ? (
      '0'
    ) : (
      <UnitsButton
        name={`${step}-${row.step}`}
        title={t(`funnel.${step}At`, { step: row.label })}
        metric="funnel"
        query={query}
        of={{ subject: String(row.step), step }}
      >
        {formatNumber(row[step])}
      </UnitsButton>
    )
  const columns: Column<Row>[] = [
    {
      key: 'step',
      title: t('funnel.step'),
      cell: ({ step, label }) => <span class="funnel-step-name">{`${step}. ${label}`}</span>,
    },
    {
      key: 'reached',
      title: t('funnel.reached'),
      numeric: true,
      cell: ({ reached }) => rateCount(reached),
    },
    {
      key: 'previous',
      title: t('funnel.ofPrevious'),
      numeric: true,
      from: 'narrow',
      cell: ({ fromPrevious }) => rateText(fromPrevious),
    },
    { key: 'lost', title: t('funnel.lost'), numeric: true, cell: (row) => who(row, 'lost') },
    {
      key: 'underway',
      title: t('funnel.underway'),
      numeric: true,
      from: 'narrow',
      cell: (row) => who(row, 'underway'),
    },
    {
      key: 'mature',
      title: t('funnel.matureShort'),
      numeric: true,
      from: 'medium',
      cell: ({ mature }) => rateText(mature),
    },
    {
      key: 'median',
      title: t('funnel.sincePrevious'),
      numeric: true,
      from: 'narrow',
      cell: ({ step, sincePrevious }) => (step === 1 ? '–' : sayMs(sincePrevious.medianMs)),
    },
    {
      key: 'p90',
      title: t('funnel.p90'),
      numeric: true,
      from: 'medium',
      cell: ({ step, sincePrevious }) => (step === 1 ? '–' : sayMs(sincePrevious.p90Ms)),
    },
    {
      key: 'entry',
      title: t('funnel.sinceEntry'),
      numeric: true,
      from: 'medium',
      cell: ({ step, sinceEntry }) => (step === 1 ? '–' : sayMs(sinceEntry.medianMs)),
    },
  ]
  return (
    <Card
      flush
      title={t('funnel.steps')}
      note={t('funnel.stepsNote')}
      aside={
        <LinkButton
          look="quiet"
          icon="download"
          href={reportFile(environment.id, 'funnel', query)}
          download=""
        >
          {t('chart.download.csv')}
        </LinkButton>
      }
    >
      <DataTable
        caption={t('funnel.steps')}
        columns={columns}
        rows={report.rows}
        rowKey={({ step }) => String(step)}
      />
    </Card>
  )
}

function sayMs(ms: number | null): string {
  return ms === null ? '–' : formatDuration(ms)
}
