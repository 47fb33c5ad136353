import type { MetricId, MetricReport } from '#contract/metric-report'
import { activityTable } from './activity-table.ts'
import { featureAdoptionTable } from './feature-adoption-table.ts'
import { funnelTable } from './funnel-table.ts'
import { guidePerformanceTable } from './guide-performance-table.ts'
import { milestoneCompletionTable } from './milestone-completion-table.ts'
import { phaseCompletionTable } from './phase-completion-table.ts'
import { retentionTable } from './retention-table.ts'
import { surveyResultsTable } from './survey-results-table.ts'
import type { Table } from './table.ts'
import { timeToFirstValueTable } from './time-to-first-value-table.ts'
import { timeToMilestoneTable } from './time-to-milestone-table.ts'
import { valueAndRetentionTable } from './value-and-retention-table.ts'

type ReportOf<Id extends MetricId> = Extract<MetricReport, { metric: Id }>

const tables: { [Id in MetricId]: (report: ReportOf<Id>) => Table } = {
  'time-to-first-value': timeToFirstValueTable,
  'time-to-milestone': timeToMilestoneTable,
  'phase-completion': phaseCompletionTable,
  'milestone-completion': milestoneCompletionTable,
  funnel: funnelTable,
  'feature-adoption': featureAdoptionTable,
  retention: retentionTable,
  activity: activityTable,
  'guide-performance': guidePerformanceTable,
  'survey-results': surveyResultsTable,
  'value-and-retention': valueAndRetentionTable,
}

/** The rows of a report as a table, one column for each number. */
export function reportTable<Id extends MetricId>(report: ReportOf<Id> & { metric: Id }): Table {
  return tables[report.metric](report)
}
