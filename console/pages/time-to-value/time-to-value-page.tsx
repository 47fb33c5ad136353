// How long do accounts take to reach first value, and who is still waiting?
import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { FirstValueChart } from '../../charts/first-value-chart.tsx'
import { WaitingDownload, WaitingTable } from '../../components/waiting-table.tsx'
import { Button } from '../../components/button.tsx'
import { ReportFoot } from '../../components/report-foot.tsx'
import { Card, Page } from '../../components/page.tsx'
import { NoFirstValue } from '../../components/no-first-value.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { ReportFilters } from '../../components/report-filters.tsx'
import { ReportSkeleton } from '../../components/report-skeleton.tsx'
import { ReportStates } from '../../components/report-states.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useEnvironment } from '../../session.tsx'
import { usePeriod } from '../../use-period.ts'
import { useReport } from '../../use-report.ts'
import { useUrlState } from '../../use-url-state.ts'
import { t } from '../../words/translate.ts'
import { ContrastCard } from './contrast-card.tsx'
import { FirstValueHeadlines } from './first-value-headlines.tsx'
import { ReachedByDayTable } from './reached-by-day-table.tsx'

export function TimeToValuePage() {
  const period = usePeriod()
  const [compare] = useUrlState('compare', 'on')
  const report = useReport('time-to-first-value', period.query)
  const before = useReport('time-to-first-value', compare === 'off' ? null : period.previous)
  const previous = before.state === 'ready' ? before.value : null
  return (
    <Page
      title={t('ttv.title')}
      question={t('ttv.question')}
      actions={<PrintButton />}
      filters={
        <>
          <ReportFilters period={period} chips={['compare']} />
          {report.state === 'ready' && report.value.milestone && (
            <FirstValueName name={report.value.milestone.name} />
          )}
        </>
      }
    >
      <ReportStates
        of={report}
        loading={<ReportSkeleton />}
        ready={(value) => <Answer report={value} previous={previous} />}
      />
    </Page>
  )
}

/** What the vendor decided counts as value; every number of the page hangs on it. */
function FirstValueName({ name }: { name: string }) {
  const { base } = useEnvironment()
  return (
    <p class="small soft">
      {t('ttv.firstValueIs')} <a href={`${base}/milestones`}>{name}</a>
    </p>
  )
}

function Answer(props: {
  report: TimeToFirstValueReport
  previous: TimeToFirstValueReport | null
}) {
  const { report, previous } = props
  if (report.milestone === null || report.n === 0) return <NoFirstValue report={report} />
  return (
    <>
      <Card>
        <FirstValueHeadlines report={report} previous={previous} />
      </Card>
      <Card>
        <FirstValueChart
          report={report}
          previous={previous && previous.n > 0 ? previous.rows : undefined}
        />
      </Card>
      <div class="columns">
        <Card flush title={t('ttv.days')}>
          <ReachedByDayTable report={report} />
        </Card>
        <ContrastCard report={report} />
      </div>
      <WaitingCard report={report} />
      <ReportFoot report={report} />
    </>
  )
}

/** Enough to act on; the rest is one click away. */
const waitingShown = 20

function WaitingCard({ report }: { report: TimeToFirstValueReport }) {
  const { waiting, asOf } = report
  const [shown, setShown] = useUrlState('waiting')
  const total = report.summary.waiting + report.summary.churned
  if (waiting.length === 0) {
    return (
      <Card>
        <EmptyState title={t('waiting.none')} text={t('waiting.noneText')} />
      </Card>
    )
  }
  const rows = shown === 'all' ? waiting : waiting.slice(0, waitingShown)
  return (
    <Card
      flush
      title={t('waiting.title')}
      note={total > waiting.length && t('waiting.first', { count: total, shown: waiting.length })}
      aside={<WaitingDownload rows={waiting} asOf={asOf} />}
    >
      <WaitingTable rows={rows} asOf={asOf} />
      {rows.length < waiting.length && (
        <div class="card-foot">
          <Button onClick={() => setShown('all')}>
            {t('waiting.all', { count: waiting.length })}
          </Button>
        </div>
      )}
    </Card>
  )
}
