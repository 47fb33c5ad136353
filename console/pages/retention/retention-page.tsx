// Do those who began come back, and how many are active?
import { Page } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { ReportFilters } from '../../components/report-filters.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { usePeriod } from '../../use-period.ts'
import { useReportQuery, type ReportChip } from '../../use-report-query.ts'
import { t } from '../../words/translate.ts'
import { ActivityTab } from './activity-tab.tsx'
import { RetentionTab } from './retention-tab.tsx'

const chips: readonly ReportChip[] = ['segment', 'level']

export function RetentionPage() {
  const period = usePeriod()
  const query = useReportQuery(period, chips)
  return (
    <Page
      title={t('retention.title')}
      question={t('retention.question')}
      actions={<PrintButton />}
      filters={<ReportFilters period={period} chips={chips} />}
    >
      <Tabs
        label={t('retention.title')}
        tabs={[
          {
            key: 'retention',
            label: t('retention.tab.retention'),
            content: () => <RetentionTab query={query} />,
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
