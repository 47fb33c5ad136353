import type { MetricId, MetricReport } from '#contract/metric-report'
import { featureAdoptionTable } from './feature-adoption-table.ts'
import { phaseCompletionTable } from './phase-completion-table.ts'
import type { Table } from './table.ts'
import { timeToFirstValueTable } from './time-to-first-value-table.ts'

type ReportOf<Id extends MetricId> = Extract<MetricReport, { metric: Id }>

const tables: { [Id in MetricId]: (report: ReportOf<Id>) => Table } = {
  'time-to-first-value': timeToFirstValueTable,
  'phase-completion': phaseCompletionTable,
  'feature-adoption': featureAdoptionTable,
}

/** The rows of a report as a table, one column for each number. */
export function reportTable<Id extends MetricId>(report: ReportOf<Id> & { metric: Id }): Table {
  return tables[report.metric](report)
}
