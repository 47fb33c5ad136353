// How long do accounts take to reach first value, and who is still waiting?
import { PrintButton } from '../../components/print-button.tsx'
import { Page } from '../../components/page.tsx'
import { ReportFilters } from '../../components/report-filters.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { usePeriod } from '../../use-period.ts'
import { useReportQuery, type ReportChip } from '../../use-report-query.ts'
import { t } from '../../words/translate.ts'
import { CohortsTab } from './cohorts-tab.tsx'
import { EveryoneTab } from './everyone-tab.tsx'
import { GroupsTab } from './groups-tab.tsx'
import { MilestonesTab } from './milestones-tab.tsx'
import { RetentionTab } from './retention-tab.tsx'

const chips: readonly ReportChip[] = ['segment', 'level', 'compare']
/** Weeks and groups are compared with one another, not with the period before. */
const chipsOfGroups = chips.filter((chip) => chip !== 'compare')

export function TimeToValuePage() {
  const period = usePeriod()
  const query = useReportQuery(period, chips)
  const grouped = useReportQuery(period, chipsOfGroups)
  return (
    <Page
      title={t('ttv.title')}
      question={t('ttv.question')}
      actions={<PrintButton />}
      filters={<ReportFilters period={period} chips={chips} />}
    >
      <Tabs
        label={t('ttv.title')}
        tabs={[
          {
            key: 'everyone',
            label: t('ttv.tab.everyone'),
            content: () => <EveryoneTab query={query} />,
          },
          {
            key: 'cohorts',
            label: t('ttv.tab.cohorts'),
            content: () => <CohortsTab query={grouped} />,
          },
          {
            key: 'groups',
            label: t('ttv.tab.groups'),
            content: () => <GroupsTab query={grouped} />,
          },
          {
            key: 'milestones',
            label: t('ttv.tab.milestones'),
            content: () => <MilestonesTab query={grouped} />,
          },
          {
            key: 'retention',
            label: t('ttv.tab.retention'),
            content: () => <RetentionTab query={grouped} />,
          },
        ]}
      />
    </Page>
  )
}
