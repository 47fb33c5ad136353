import type { Company, Project } from '../company/company.ts'
import { sampleSeries } from '../company/sample-series.ts'
import { LineChart } from '../components/line-chart.tsx'
import { MetricTile } from '../components/metric-tile.tsx'
import { formatLongDate } from '../format.ts'
import { t } from '../words/translate.ts'

interface ReportSheetProps {
  company: Company
  project: Project
  title: string
  note: string
  author: string
  publishedAt: Date | string
}

/** A report as readers see it. */
export function ReportSheet(props: ReportSheetProps) {
  const { company, project, title, note, author, publishedAt } = props
  const label = t('chart.weeks', { metric: t('metric.revenue') })
  return (
    <article class="card sheet">
      <p class="eyebrow">
        {company.name} · {project.name}
      </p>
      <p class="sheet-title">{title}</p>
      <p class="soft">{t('reports.by', { name: author, date: formatLongDate(publishedAt) })}</p>
      {note && <p class="sheet-note">{note}</p>}
      <div class="sheet-tiles">
        {(['revenue', 'orders'] as const).map((metric) => (
          <MetricTile key={metric} company={company} metric={metric} seed={project.id} />
        ))}
      </div>
      <LineChart
        company={company}
        metric="revenue"
        label={label}
        points={sampleSeries(project.id, 'revenue', 56, new Date(publishedAt))}
        height={200}
      />
    </article>
  )
}
