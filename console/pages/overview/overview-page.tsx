// Are new customers reaching value, and who needs you now?
import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import type { ReportOf } from '../../api-client.ts'
import { FirstValueChart } from '../../charts/first-value-chart.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { NoFirstValue } from '../../components/no-first-value.tsx'
import { ReportFoot } from '../../components/report-foot.tsx'
import { Card, Page } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { ReportFilters } from '../../components/report-filters.tsx'
import { ReportSkeleton } from '../../components/report-skeleton.tsx'
import { ReportStates } from '../../components/report-states.tsx'
import { WaitingTable } from '../../components/waiting-table.tsx'
import { useEnvironment } from '../../session.tsx'
import { usePeriod, type Period } from '../../use-period.ts'
import { useReport } from '../../use-report.ts'
import { useReportQuery } from '../../use-report-query.ts'
import { t } from '../../words/translate.ts'
import { AdoptionCard } from './adoption-card.tsx'
import { Finding } from './finding.tsx'
import { MoreLink } from './more-link.tsx'
import { PhasesCard } from './phases-card.tsx'
import './overview-page.css'

export function OverviewPage() {
  const period = usePeriod()
  const query = useReportQuery(period, ['compare'])
  const report = useReport('time-to-first-value', query)
  return (
    <Page
      title={t('overview.title')}
      question={t('overview.question')}
      actions={<PrintButton />}
      filters={<ReportFilters period={period} />}
    >
      <ReportStates
        of={report}
        loading={<ReportSkeleton />}
        ready={(value) => <Answer report={value} period={period} />}
      />
    </Page>
  )
}

function Answer(props: { report: ReportOf<'time-to-first-value'>; period: Period }) {
  const { report, period } = props
  const { base } = useEnvironment()
  if (report.milestone === null || report.n === 0) return <NoFirstValue report={report} />
  return (
    <>
      <Finding report={report} previous={report.previous} />
      <div class="overview-columns">
        <Card>
          <FirstValueChart report={report} compact />
          <MoreLink href={`${base}/reports/ttv`} text={t('overview.curveOpen')} />
        </Card>
        <WaitingCard report={report} />
      </div>
      <div class="overview-columns">
        <AdoptionCard period={period} />
        <PhasesCard period={period} />
      </div>
      <ReportFoot report={report} />
    </>
  )
}

const waitingShown = 5

function WaitingCard({ report }: { report: TimeToFirstValueReport }) {
  const { base } = useEnvironment()
  const rows = report.waiting.filter(({ churned }) => !churned).slice(0, waitingShown)
  if (rows.length === 0) {
    return (
      <Card>
        <EmptyState title={t('waiting.none')} text={t('waiting.noneText')} />
      </Card>
    )
  }
  return (
    <Card flush title={t('waiting.title')}>
      <WaitingTable rows={rows} asOf={report.asOf} compact />
      <div class="card-foot">
        <MoreLink href={`${base}/reports/ttv`} text={t('overview.waitingOpen')} />
      </div>
    </Card>
  )
}
