// The headline, the curve, what became of all, and who waits.
import type { ReportOf, ReportQuery } from '../../api-client.ts'
import { FirstValueChart } from '../../charts/first-value-chart.tsx'
import { OutcomeStack } from '../../charts/outcome-stack.tsx'
import { AnnotationList } from '../../components/annotation-list.tsx'
import { Button } from '../../components/button.tsx'
import { ComparisonNote } from '../../components/comparison-note.tsx'
import { DefinitionNote } from '../../components/definition-note.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { InfoPopover } from '../../components/info-popover.tsx'
import { NoFirstValue } from '../../components/no-first-value.tsx'
import { Card } from '../../components/page.tsx'
import { ReportFoot } from '../../components/report-foot.tsx'
import { ReportSkeleton } from '../../components/report-skeleton.tsx'
import { ReportStates } from '../../components/report-states.tsx'
import { WaitingDownload, WaitingTable } from '../../components/waiting-table.tsx'
import { formatNumber } from '../../format.ts'
import { useEnvironment } from '../../session.tsx'
import { useReport } from '../../use-report.ts'
import { useUrlState } from '../../use-url-state.ts'
import { t } from '../../words/translate.ts'
import { ContrastCard } from './contrast-card.tsx'
import { FirstValueHeadlines } from './first-value-headlines.tsx'
import { ReachedByDayTable } from './reached-by-day-table.tsx'

type Report = ReportOf<'time-to-first-value'>

export function EveryoneTab({ query }: { query: ReportQuery }) {
  const report = useReport('time-to-first-value', query)
  return (
    <ReportStates
      of={report}
      loading={<ReportSkeleton />}
      ready={(value) => <Answer report={value} query={query} />}
    />
  )
}

function Answer({ report, query }: { report: Report; query: ReportQuery }) {
  const { milestone, n, previous, variants } = report
  if (milestone === null || n === 0) return <NoFirstValue report={report} />
  return (
    <div class="stack">
      <FirstValueName name={milestone.name} />
      <Card>
        <FirstValueHeadlines report={report} previous={previous} query={query} />
      </Card>
      <Card>
        <FirstValueChart
          report={report}
          previous={previous && previous.n > 0 ? previous.rows : undefined}
        />
        {previous && previous.n > 0 && (
          <ComparisonNote
            comparison={report.change}
            names={[t('compare.before'), t('compare.now')]}
          />
        )}
      </Card>
      {variants && (
        <Card>
          <OutcomeStack
            curve={variants.competingRisks.curve}
            n={n}
            info={
              <InfoPopover name={t('outcomes.title')}>
                <DefinitionNote meaning={t('outcomes.means')} report={report} />
              </InfoPopover>
            }
          />
        </Card>
      )}
      <div class="columns">
        <Card flush title={t('ttv.days')}>
          <ReachedByDayTable report={report} />
        </Card>
        <ContrastCard report={report} />
      </div>
      <WaitingCard report={report} />
      <AnnotationList annotations={report.annotations} />
      <ReportFoot report={report} />
    </div>
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

/** Enough to act on; the rest is one click away, and on paper it is all there. */
const waitingShown = 20

function WaitingCard({ report }: { report: Report }) {
  const { waiting, asOf, level } = report
  const [shown, setShown] = useUrlState('waiting')
  if (waiting.length === 0) {
    return (
      <Card>
        <EmptyState title={t('waiting.none')} text={t('waiting.noneText')} />
      </Card>
    )
  }
  const isFolded = shown !== 'all' && waiting.length > waitingShown
  return (
    <Card
      flush
      title={t('waiting.title')}
      note={sayListed(report)}
      aside={<WaitingDownload rows={waiting} asOf={asOf} />}
    >
      <WaitingTable
        rows={waiting}
        asOf={asOf}
        level={level}
        {...(isFolded ? { foldAfter: waitingShown } : {})}
      />
      {isFolded && (
        <div class="card-foot">
          <Button onClick={() => setShown('all')}>
            {t('waiting.all', { count: waiting.length })}
          </Button>
        </div>
      )}
    </Card>
  )
}

/** The list ends with those that churned, and may not hold everybody. */
function sayListed({ summary, waiting }: Report): string | undefined {
  const total = summary.waiting + summary.churned
  if (total > waiting.length) return t('waiting.first', { count: total, shown: waiting.length })
  if (summary.churned === 0) return undefined
  return t('waiting.thenChurned', {
    waiting: formatNumber(summary.waiting),
    churned: formatNumber(summary.churned),
  })
}
