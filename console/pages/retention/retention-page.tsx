// Do those who began come back, and how many are active?
import { Page } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { ReportFilters } from '../../components/report-filters.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { usePeriod } from '../../use-period.ts'
import { useReportQuery, type ReportChip } from '../../use-report-query.ts'
import { useUrlState } from '../../use-url-state.ts'
import { t } from '../../words/translate.ts'
import { ActivityTab } from './activity-tab.tsx'
import { RetentionTab } from './retention-tab.tsx'

const chips: readonly ReportChip[] = ['segment', 'level']
/** Only who comes back is told for each group and against the period before. */
const chipsOfRetention: readonly ReportChip[] = [...chips, 'compare', 'groupBy']

export function RetentionPage() {
  const period = usePeriod()
  const [tab] = useUrlState('tab', 'retention')
  const query = useReportQuery(period, chips)
  const compared = useReportQuery(period, chipsOfRetention)
  return (
    <Page
      title={t('retention.title')}
      question={t('retention.question')}
      actions={<PrintButton />}
      filters={
        <ReportFilters period={period} chips={tab === 'activity' ? chips : chipsOfRetention} />
      }
    >
      <Tabs
        label={t('retention.title')}
        tabs={[
          {
            key: 'retention',
            label: t('retention.tab.retention'),
            content: () => <RetentionTab query={compared} everybody={query} />,
          },
          {
            key: 'activity',
            label: t('retention.tab.activity'),
            content: () => <ActivityTab query={query} />,
          },
        ]}
      />
    </Page>
  )
}
