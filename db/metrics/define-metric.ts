import type { MetricId } from '#contract/metric-report'
import type { MetricDefinition } from '#contract/reports/report-shared'
import type { z } from 'zod'

/**
 * What a metric means, in sentences a customer understands, and what its query.sql takes and gives.
 * The fields are written in this order.
 */
export interface Metric<
  Params extends z.ZodRawShape = z.ZodRawShape,
  Row extends z.ZodRawShape = z.ZodRawShape,
> extends MetricDefinition {
  id: MetricId
  /** The named parameters of query.sql, all of them texts or null. */
  params: z.ZodObject<Params>
  /** One row of its answer, columns in the order of the final select. */
  row: z.ZodObject<Row>
}

/** Declares a metric; its folder is named after its id. */
export function defineMetric<Params extends z.ZodRawShape, Row extends z.ZodRawShape>(
  metric: Metric<Params, Row>,
): Metric<Params, Row> {
  return metric
}

/** What travels with every report: the meaning, without params and row. */
export function toDefinition({ params: _, row: __, ...definition }: Metric): MetricDefinition {
  return definition
}
