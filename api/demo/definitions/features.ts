import type { FeatureInput } from '#contract/milestone'
import { FORECAST_AGE_DAYS } from '../history/forecast-age.ts'
import { DAY_MS } from '../history/working-hours.ts'

/** What Tideboard watches the adoption of. The forecast is younger than the history. */
export function demoFeatures(nowMs: number): Record<string, FeatureInput> {
  const forecastAt = new Date(nowMs - FORECAST_AGE_DAYS * DAY_MS).toISOString()
  return {
    csv_export: { name: 'CSV export', ...used('csv_export') },
    comparison: { name: 'Period comparison', ...used('comparison') },
    forecast: { name: 'Forecast', ...used('forecast'), releasedAt: forecastAt },
    weekly_report: { name: 'Weekly reports', ...used('weekly_report') },
    integrations: {
      name: 'Integrations',
      condition: { event: 'integration_enabled' },
      releasedAt: null,
    },
  }
}

function used(feature: string): Pick<FeatureInput, 'condition' | 'releasedAt'> {
  const where = [{ property: 'feature', op: 'is' as const, value: feature }]
  return { condition: { event: 'feature_used', where }, releasedAt: null }
}
