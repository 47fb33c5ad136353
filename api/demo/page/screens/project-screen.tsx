import { useState } from 'preact/hooks'
import type { Company, Project } from '../company/company.ts'
import { noteFeature } from '../company/company-actions.ts'
import { openedAt } from '../company/opened-at.ts'
import { forecastSeries, sampleSeries, type SeriesPoint } from '../company/sample-series.ts'
import type { SignedIn } from '../company/stored-company.ts'
import { ChannelBars } from '../components/channel-bars.tsx'
import { Icon } from '../components/icon.tsx'
import { LineChart } from '../components/line-chart.tsx'
import { EmptyCard, Screen } from '../components/screen.tsx'
import { formatMetric } from '../format.ts'
import { t } from '../words/translate.ts'
import { NewAlert } from './new-alert.tsx'
import { NewDashboard } from './new-dashboard.tsx'

const DAYS = 56

/** What do the numbers of this topic say? */
export function ProjectScreen({ company, project }: SignedIn & { project: Project }) {
  const [open, setOpen] = useState<'alert' | 'dashboard' | null>(null)
  const hasNumbers = company.sources.length > 0
  return (
    <Screen
      title={project.name}
      lead={t(`template.${project.template}`)}
      actions={
        <>
          <a class="button" href={`/demo/reports/new?project=${project.id}`}>
            <Icon name="report" />
            {t('project.toReport')}
          </a>
          <button class="button" id="new-alert" onClick={() => setOpen('alert')}>
            <Icon name="bell" />
            {t('project.newAlert')}
          </button>
          <button class="button primary" id="new-dashboard" onClick={() => setOpen('dashboard')}>
            <Icon name="plus" />
            {t('project.newDashboard')}
          </button>
        </>
      }
    >
      {hasNumbers ? (
        <div class="project-charts">
          <RevenueCard company={company} project={project} />
          <section class="card">
            <h2>{t('chart.channels')}</h2>
            <ChannelBars />
          </section>
        </div>
      ) : (
        <EmptyCard icon="chart" title={t('home.emptyTitle')} text={t('project.noData')}>
          <a class="button" href="/demo/sources">
            {t('sources.first')}
          </a>
        </EmptyCard>
      )}
      <div class="two-blocks">
        <Dashboards company={company} project={project} />
        <Alerts company={company} project={project} />
      </div>
      {open === 'dashboard' && <NewDashboard project={project} onClose={() => setOpen(null)} />}
      {open === 'alert' && <NewAlert project={project} onClose={() => setOpen(null)} />}
    </Screen>
  )
}

function RevenueCard({ company, project }: { company: Company; project: Project }) {
  const [isCompared, setCompared] = useState(false)
  const [isForecast, setForecast] = useState(false)
  const points = sampleSeries(project.id, 'revenue', DAYS, openedAt)
  const label = t('chart.weeks', { metric: t('metric.revenue') })
  return (
    <section class="card">
      <div class="chart-head">
        <h2>{label}</h2>
        <div class="chart-tools">
          <Toggle
            id="show-comparison"
            label={t('chart.compare')}
            isOn={isCompared}
            onChange={(isOn) => {
              setCompared(isOn)
              if (isOn) noteFeature('comparison')
            }}
          />
          <Toggle
            id="show-forecast"
            label={t('chart.forecast')}
            isOn={isForecast}
            onChange={(isOn) => {
              setForecast(isOn)
              if (isOn) noteFeature('forecast')
            }}
          />
          <button class="button small" id="export-csv" onClick={() => saveCsv(project, points)}>
            <Icon name="download" />
            {t('chart.export')}
          </button>
        </div>
      </div>
      <LineChart
        company={company}
        metric="revenue"
        label={label}
        points={points}
        before={isCompared ? sampleSeries(project.id, 'revenue', DAYS, openedAt, DAYS) : []}
        forecast={isForecast ? forecastSeries(project.id, 'revenue', 21, openedAt) : []}
      />
    </section>
  )
}

interface ToggleProps {
  id: string
  label: string
  isOn: boolean
  onChange: (isOn: boolean) => void
}

function Toggle({ id, label, isOn, onChange }: ToggleProps) {
  return (
    <label class="toggle" id={id}>
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  )
}

function Dashboards({ company, project }: { company: Company; project: Project }) {
  const dashboards = company.dashboards.filter(({ projectId }) => projectId === project.id)
  return (
    <section class="card">
      <h2>{t('project.dashboards')}</h2>
      {dashboards.length === 0 && <p class="soft">{t('project.noDashboards')}</p>}
      <ul class="rows">
        {dashboards.map(({ id, name, charts }) => (
          <li key={id}>
            <a href={`/demo/projects/${project.id}/dashboards/${id}`}>{name}</a>
            <span class="soft">{t('project.charts', { count: charts.length })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Alerts({ company, project }: { company: Company; project: Project }) {
  const alerts = company.alerts.filter(({ projectId }) => projectId === project.id)
  return (
    <section class="card" id="alerts">
      <h2>{t('project.alerts')}</h2>
      {alerts.length === 0 && <p class="soft">{t('project.noAlerts')}</p>}
      <ul class="rows">
        {alerts.map(({ id, metric, direction, value }) => (
          <li key={id}>
            {t('alert.row', {
              metric: t(`metric.${metric}`),
              direction: t(`alert.${direction}`),
              value: formatMetric(metric, value, company),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

function saveCsv(project: Project, points: readonly SeriesPoint[]): void {
  noteFeature('csv_export')
  const rows = points.map(({ at, value }) => `${at.toISOString().slice(0, 10)},${value}`)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([`day,revenue\n${rows.join('\n')}\n`]))
  link.download = `${project.id}.csv`
  link.click()
  URL.revokeObjectURL(link.href)
}
