import type { MetricId } from '#contract/metric-report'
import { measureActivity } from './activity/measure-activity.ts'
import { activity } from './activity/metric.ts'
import type { Metric } from './define-metric.ts'
import { featureAdoption } from './feature-adoption/metric.ts'
import { measureFeatureAdoption } from './feature-adoption/measure-feature-adoption.ts'
import { funnel } from './funnel/metric.ts'
import { measureFunnel } from './funnel/measure-funnel.ts'
import type { Measured } from './measured.ts'
import type { MetricRequest } from './metric-request.ts'
import { guidePerformance } from './guide-performance/metric.ts'
import { measureGuidePerformance } from './guide-performance/measure-guide-performance.ts'
import { measureMilestoneCompletion } from './milestone-completion/measure-milestone-completion.ts'
import { milestoneCompletion } from './milestone-completion/metric.ts'
import { phaseCompletion } from './phase-completion/metric.ts'
import { measurePhaseCompletion } from './phase-completion/measure-phase-completion.ts'
import { measureRetention } from './retention/measure-retention.ts'
import { retention } from './retention/metric.ts'
import { measureSurveyResults } from './survey-results/measure-survey-results.ts'
import { surveyResults } from './survey-results/metric.ts'
import { timeToFirstValue } from './time-to-first-value/metric.ts'
import { measureTimeToFirstValue } from './time-to-first-value/measure-time-to-first-value.ts'
import { measureTimeToMilestone } from './time-to-milestone/measure-time-to-milestone.ts'
import { timeToMilestone } from './time-to-milestone/metric.ts'
import { measureValueAndRetention } from './value-and-retention/measure-value-and-retention.ts'
import { valueAndRetention } from './value-and-retention/metric.ts'

export interface CatalogEntry {
  metric: Metric
  measure: (request: MetricRequest) => Promise<Measured>
}

/** Every metric, in the order in which a customer meets the questions. */
export const catalog: Record<MetricId, CatalogEntry> = {
  'time-to-first-value': { metric: timeToFirstValue, measure: measureTimeToFirstValue },
  'time-to-milestone': { metric: timeToMilestone, measure: measureTimeToMilestone },
  'phase-completion': { metric: phaseCompletion, measure: measurePhaseCompletion },
  'milestone-completion': { metric: milestoneCompletion, measure: measureMilestoneCompletion },
  funnel: { metric: funnel, measure: measureFunnel },
  'feature-adoption': { metric: featureAdoption, measure: measureFeatureAdoption },
  retention: { metric: retention, measure: measureRetention },
  activity: { metric: activity, measure: measureActivity },
  'guide-performance': { metric: guidePerformance, measure: measureGuidePerformance },
  'survey-results': { metric: surveyResults, measure: measureSurveyResults },
  'value-and-retention': { metric: valueAndRetention, measure: measureValueAndRetention },
}
