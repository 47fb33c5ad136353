// Does each week's intake get there sooner than the one before?
import type { ReportOf, ReportQuery } from '../../api-client.ts'
import { AnnotationList } from '../../components/annotation-list.tsx'
import { NoFirstValue } from '../../components/no-first-value.tsx'
import { ReportFoot } from '../../components/report-foot.tsx'
import { ReportStates } from '../../components/report-states.tsx'
import { TableSkeleton } from '../../components/skeleton.tsx'
import { useReport } from '../../use-report.ts'
import { CohortTable } from './cohort-table.tsx'

export function CohortsTab({ query }: { query: ReportQuery }) {
  const report = useReport('time-to-first-value', { ...query, groupBy: '$cohortWeek' })
  return (
    <ReportStates
      of={report}
      loading={<TableSkeleton />}
      ready={(value) => <Cohorts report={value} />}
    />
  )
}

function Cohorts({ report }: { report: ReportOf<'time-to-first-value'> }) {
  if (report.milestone === null || report.n === 0 || report.groups === null) {
    return <NoFirstValue report={report} />
  }
  return (
    <div class="stack">
      <CohortTable report={report} weeks={report.groups.rows} />
      <AnnotationList annotations={report.annotations} />
      <ReportFoot report={report} />
    </div>
  )
}
