import type { Dashboard, Project } from '../company/company.ts'
import { openedAt } from '../company/opened-at.ts'
import { sampleSeries } from '../company/sample-series.ts'
import type { SignedIn } from '../company/stored-company.ts'
import { LineChart } from '../components/line-chart.tsx'
import { EmptyCard, Screen } from '../components/screen.tsx'
import { t } from '../words/translate.ts'

interface DashboardScreenProps extends SignedIn {
  project: Project
  dashboard: Dashboard
}

/** The charts that somebody put together, side by side. */
export function DashboardScreen({ company, project, dashboard }: DashboardScreenProps) {
  return (
    <Screen
      title={dashboard.name}
      lead={project.name}
      actions={
        <a class="button" href={`/demo/projects/${project.id}`}>
          {project.name}
        </a>
      }
    >
      {company.sources.length === 0 ? (
        <EmptyCard icon="chart" title={t('home.emptyTitle')} text={t('project.noData')}>
          <a class="button" href="/demo/sources">
            {t('sources.first')}
          </a>
        </EmptyCard>
      ) : (
        <div class="dashboard">
          {dashboard.charts.map((metric) => (
            <section key={metric} class="card">
              <h2>{t('chart.weeks', { metric: t(`metric.${metric}`) })}</h2>
              <LineChart
                company={company}
                metric={metric}
                label={t('chart.weeks', { metric: t(`metric.${metric}`) })}
                points={sampleSeries(project.id, metric, 56, openedAt)}
              />
            </section>
          ))}
        </div>
      )}
    </Screen>
  )
}
