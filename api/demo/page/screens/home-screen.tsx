import { metrics } from '../company/company.ts'
import { openedAt } from '../company/opened-at.ts'
import { sampleSeries } from '../company/sample-series.ts'
import type { SignedIn } from '../company/stored-company.ts'
import { LineChart } from '../components/line-chart.tsx'
import { MetricTile } from '../components/metric-tile.tsx'
import { EmptyCard, Screen } from '../components/screen.tsx'
import { t } from '../words/translate.ts'
import { ProjectCards } from './projects-screen.tsx'
import { ReportRows } from './reports-screen.tsx'

/** How is the company doing? */
export function HomeScreen({ company, me }: SignedIn) {
  const hasNumbers = company.sources.length > 0
  const lead = t(hasNumbers ? 'home.lead' : 'home.leadNew', { company: company.name })
  const firstName = me.name.split(' ')[0] ?? me.name
  return (
    <Screen title={t('home.hello', { name: firstName })} lead={lead}>
      {hasNumbers ? (
        <>
          <div class="tiles">
            {metrics.map((metric) => (
              <MetricTile key={metric} company={company} metric={metric} seed={company.id} />
            ))}
          </div>
          <section class="card">
            <h2>{t('chart.weeks', { metric: t('metric.revenue') })}</h2>
            <LineChart
              company={company}
              metric="revenue"
              label={t('chart.weeks', { metric: t('metric.revenue') })}
              points={sampleSeries(company.id, 'revenue', 56, openedAt)}
            />
          </section>
        </>
      ) : (
        <EmptyCard icon="database" title={t('home.emptyTitle')} text={t('home.emptyText')}>
          <a class="button primary" href="/demo/sources">
            {t('sources.first')}
          </a>
        </EmptyCard>
      )}
      {company.projects.length > 0 && (
        <section class="block">
          <BlockHead title={t('home.projects')} href="/demo/projects" />
          <ProjectCards company={company} projects={company.projects.slice(0, 3)} />
        </section>
      )}
      {company.reports.length > 0 && (
        <section class="block">
          <BlockHead title={t('home.reports')} href="/demo/reports" />
          <ReportRows reports={company.reports.slice(0, 3)} />
        </section>
      )}
    </Screen>
  )
}

function BlockHead({ title, href }: { title: string; href: string }) {
  return (
    <div class="block-head">
      <h2>{title}</h2>
      <a href={href} aria-label={`${t('common.seeAll')}: ${title}`}>
        {t('common.seeAll')}
      </a>
    </div>
  )
}
