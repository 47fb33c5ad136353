import type { Report } from '../company/company.ts'
import { sendReportWeekly } from '../company/company-actions.ts'
import type { SignedIn } from '../company/stored-company.ts'
import { Icon } from '../components/icon.tsx'
import { Screen } from '../components/screen.tsx'
import { t } from '../words/translate.ts'
import { MissingScreen } from './missing-screen.tsx'
import { ReportSheet } from './report-sheet.tsx'

/** One report, and whether it goes out every week. */
export function ReportScreen({ company, report }: SignedIn & { report: Report }) {
  const project = company.projects.find(({ id }) => id === report.projectId)
  if (!project) return <MissingScreen />
  return (
    <Screen
      title={report.title}
      actions={
        <>
          <label class="toggle">
            <input
              type="checkbox"
              id="send-weekly"
              checked={report.isWeekly}
              onChange={(event) => sendReportWeekly(report.id, event.currentTarget.checked)}
            />
            {t('report.sendWeekly')}
          </label>
          <a class="button" href="/demo/reports">
            <Icon name="report" />
            {t('nav.reports')}
          </a>
        </>
      }
    >
      <div class="sheet-page">
        <ReportSheet
          company={company}
          project={project}
          title={report.title}
          note={report.note}
          author={report.publishedBy}
          publishedAt={report.publishedAt}
        />
      </div>
    </Screen>
  )
}
