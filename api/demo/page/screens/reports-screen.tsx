import type { Report } from '../company/company.ts'
import type { SignedIn } from '../company/stored-company.ts'
import { Icon } from '../components/icon.tsx'
import { EmptyCard, Screen } from '../components/screen.tsx'
import { formatLongDate } from '../format.ts'
import { t } from '../words/translate.ts'

/** What has been told to the others? */
export function ReportsScreen({ company }: SignedIn) {
  return (
    <Screen
      title={t('nav.reports')}
      lead={t('reports.lead')}
      actions={
        <a class="button primary" id="new-report" href="/demo/reports/new">
          <Icon name="plus" />
          {t('reports.new')}
        </a>
      }
    >
      {company.reports.length === 0 ? (
        <EmptyCard icon="report" title={t('reports.emptyTitle')} text={t('reports.emptyText')} />
      ) : (
        <ReportRows reports={company.reports} />
      )}
    </Screen>
  )
}

/** Reports, newest first, each with its author. */
export function ReportRows({ reports }: { reports: readonly Report[] }) {
  return (
    <section class="card">
      <ul class="rows">
        {reports.map(({ id, title, publishedBy, publishedAt, isWeekly }) => (
          <li key={id}>
            <a href={`/demo/reports/${id}`}>{title}</a>
            <span class="soft">
              {t('reports.by', { name: publishedBy, date: formatLongDate(publishedAt) })}
            </span>
            {isWeekly && <span class="pill">{t('reports.weekly')}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
