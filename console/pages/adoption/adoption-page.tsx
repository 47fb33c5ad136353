// Which step loses accounts, and which features do they keep using?
import type { FeatureAdoptionReport } from '#contract/reports/feature-adoption'
import type { PhaseCompletionReport } from '#contract/reports/phase-completion'
import type { ReportQuery } from '../../api-client.ts'
import { AdoptionBars } from '../../charts/adoption-bars.tsx'
import { rateBeneath } from '../../charts/rate-bar.tsx'
import { LinkButton } from '../../components/button.tsx'
import { DefinitionNote } from '../../components/definition-note.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { HeadlineNumber } from '../../components/headline-number.tsx'
import { ReportFoot } from '../../components/report-foot.tsx'
import { Card, Page } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { ReportFilters } from '../../components/report-filters.tsx'
import { ReportSkeleton } from '../../components/report-skeleton.tsx'
import { ReportStates } from '../../components/report-states.tsx'
import { TableSkeleton } from '../../components/skeleton.tsx'
import { formatNumber, formatPercent } from '../../format.ts'
import { useEnvironment } from '../../session.tsx'
import { usePeriod } from '../../use-period.ts'
import { useReport } from '../../use-report.ts'
import { useReportQuery, type ReportChip } from '../../use-report-query.ts'
import { t } from '../../words/translate.ts'
import { AdoptionGroups } from './adoption-groups.tsx'
import { ColumnHelp } from './column-help.tsx'
import { FeatureTable } from './feature-table.tsx'
import { MilestonesCard } from './milestones-card.tsx'
import { PhaseTable } from './phase-table.tsx'

const chips: readonly ReportChip[] = ['segment']
/** Only features are told for each group. */
const chipsOfFeatures: readonly ReportChip[] = [...chips, 'groupBy']

export function AdoptionPage() {
  const period = usePeriod()
  const query = useReportQuery(period, chips)
  const grouped = useReportQuery(period, chipsOfFeatures)
  const phases = useReport('phase-completion', query)
  const features = useReport('feature-adoption', grouped)
  const milestones = useReport('milestone-completion', query)
  return (
    <Page
      title={t('adoption.title')}
      question={t('adoption.question')}
      actions={<PrintButton />}
      filters={<ReportFilters period={period} chips={chipsOfFeatures} />}
    >
      <ReportStates
        of={phases}
        loading={<ReportSkeleton />}
        ready={(report) => <Phases report={report} />}
      />
      <ReportStates
        of={milestones}
        loading={<TableSkeleton />}
        ready={(report) => <MilestonesCard report={report} />}
      />
      <ReportStates
        of={features}
        loading={<TableSkeleton />}
        ready={(report) => <Features report={report} query={grouped} />}
      />
    </Page>
  )
}

function Phases({ report }: { report: PhaseCompletionReport }) {
  const { base } = useEnvironment()
  if (report.checklist === null) {
    return (
      <Card>
        <EmptyState
          title={t('adoption.noChecklist')}
          text={t('adoption.noChecklistText')}
          action={
            <LinkButton look="primary" href={`${base}/guides`}>
              {t('adoption.openGuides')}
            </LinkButton>
          }
        />
      </Card>
    )
  }
  if (report.n === 0) {
    return (
      <Card>
        <EmptyState title={t('adoption.noAccounts')} text={t('ttv.noStartsText')} />
      </Card>
    )
  }
  const { onboardingComplete, meanProgress } = report.summary
  return (
    <>
      <Card>
        <div class="headlines">
          <HeadlineNumber
            label={t('adoption.onboarded')}
            value={onboardingComplete.rate === null ? null : formatPercent(onboardingComplete.rate)}
            beneath={rateBeneath(onboardingComplete)}
            definition={<DefinitionNote meaning={t('adoption.means.onboarded')} report={report} />}
          />
          <HeadlineNumber
            label={t('adoption.progress')}
            value={meanProgress === null ? null : formatPercent(meanProgress)}
            beneath={t('report.n', { count: report.n })}
            definition={<DefinitionNote meaning={t('adoption.means.progress')} report={report} />}
          />
        </div>
      </Card>
      <Card
        flush
        title={t('adoption.phases')}
        note={t('adoption.phasesNote', { checklist: report.checklist.title })}
      >
        <PhaseTable report={report} />
      </Card>
    </>
  )
}

function Features(props: { report: FeatureAdoptionReport; query: ReportQuery }) {
  const { report, query } = props
  const { base } = useEnvironment()
  if (report.rows.length === 0) {
    return (
      <Card>
        <EmptyState
          title={t('adoption.noFeatures')}
          text={t('adoption.noFeaturesText')}
          action={
            <LinkButton look="primary" href={`${base}/milestones`}>
              {t('adoption.openMilestones')}
            </LinkButton>
          }
        />
      </Card>
    )
  }
  return (
    <>
      <Card>
        <AdoptionBars features={report.rows} info={<ColumnHelp report={report} />} />
      </Card>
      <Card
        flush
        title={t('adoption.featureTable')}
        note={
          <>
            {t('adoption.featuresNote')} ·{' '}
            {t('adoption.activeUsers', { users: formatNumber(report.summary.activeUsers28d) })}
          </>
        }
        info={<ColumnHelp report={report} />}
      >
        <FeatureTable report={report} query={query} />
      </Card>
      <AdoptionGroups report={report} query={query} />
      <ReportFoot report={report} />
    </>
  )
}
