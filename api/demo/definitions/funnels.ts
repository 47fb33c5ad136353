import type { FunnelInput } from '#contract/funnel'

/** The way from a new account to its first report. */
export const demoFunnels: Record<string, FunnelInput> = {
  'to-first-report': {
    name: 'From data to a report',
    steps: [
      { event: 'data_source_connected' },
      { event: 'project_created' },
      { event: 'dashboard_created' },
      { event: 'report_published' },
    ],
    windowDays: 14,
    level: 'account',
    exclude: null,
    holdConstant: null,
  },
}
