import type { MilestoneInput } from '#contract/milestone'

/** What Tideboard finds worth reaching; a published report is its first value. */
export const demoMilestones: Record<string, MilestoneInput> = {
  data_source_connected: reached('Connected a data source', 'data_source_connected'),
  project_created: reached('Created a project', 'project_created'),
  teammate_invited: reached('Invited a teammate', 'teammate_invited'),
  dashboard_created: reached('Created a dashboard', 'dashboard_created'),
  report_published: { ...reached('Published a report', 'report_published'), firstValue: true },
  integration_enabled: reached('Enabled an integration', 'integration_enabled'),
  alert_configured: reached('Set an alert', 'alert_configured'),
}

function reached(name: string, event: string): MilestoneInput {
  return { name, scope: 'account', condition: { event }, firstValue: false }
}
