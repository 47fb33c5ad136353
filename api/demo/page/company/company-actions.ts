// What a person can do in Tideboard. Each action changes the company and says so to Milepost.
import { tellMilepost } from '../tell-milepost.ts'
import {
  newCompany,
  type Alert,
  type Company,
  type Dashboard,
  type IntegrationKind,
  type Metric,
  type Person,
  type Plan,
  type Project,
  type Report,
  type Source,
  type SourceKind,
  type Template,
} from './company.ts'
import type { Invitation } from './invitation.ts'
import { newId } from './new-id.ts'
import { findCompany, signedIn, signIn, signOut, updateCompany } from './stored-company.ts'

/** Features that are more than clicks: `feature_used` carries one of them. */
export type Feature = 'csv_export' | 'comparison' | 'forecast' | 'weekly_report'

/** Opens a new account, with its first user in it. */
export function signUp(input: { company: string; name: string; email: string; plan: Plan }): void {
  const now = new Date().toISOString()
  const me = newPerson(input.name, input.email)
  const company = newCompany(newId('acc', input.company), input.company, input.plan, now)
  company.people.push(me)
  signIn(company, me)
  introduce(company, me)
  tellMilepost('track', 'signed_up', { plan: input.plan })
}

/** Takes part in a company that somebody else opened. */
export function joinCompany({ company, person }: Invitation, name: string): void {
  const known = findCompany(company.id) ?? company
  const me = { ...(person ?? newPerson(name, '')), name, isInvited: false }
  const people = [...known.people.filter(({ id }) => id !== me.id), me]
  const joined = { ...known, people }
  signIn(joined, me)
  introduce(joined, me)
  tellMilepost('track', 'teammate_joined')
}

/** Comes back to a company as one of its people. */
export function resumeCompany(company: Company, me: Person): void {
  signIn(company, me)
  introduce(company, me)
  tellMilepost('track', 'signed_in')
}

/** Says who is here; once per page load, and when that changes. */
export function introduce(company: Company, { id, name, email }: Person): void {
  tellMilepost('identify', id, { name, ...(email && { email }) })
  const { name: companyName, plan, createdAt } = company
  tellMilepost('group', company.id, { name: companyName, plan, createdAt })
}

export function leave(): void {
  signOut()
  tellMilepost('reset')
}

export function configureWorkspace(input: Pick<Company, 'name' | 'currency' | 'weekStart'>): void {
  updateCompany((company) => ({ ...company, ...input }))
  tellMilepost('track', 'workspace_configured', {
    currency: input.currency,
    weekStart: input.weekStart,
  })
}

export function choosePlan(plan: Plan): void {
  updateCompany((company) => ({ ...company, plan }))
  if (signedIn.value) introduce(signedIn.value.company, signedIn.value.me)
  tellMilepost('track', 'plan_changed', { plan })
}

export function connectSource(kind: SourceKind, name: string): Source {
  const source = { id: newId('src'), kind, name, connectedAt: new Date().toISOString() }
  updateCompany((company) => ({ ...company, sources: [...company.sources, source] }))
  tellMilepost('track', 'data_source_connected', { source: kind })
  return source
}

export function createProject(name: string, template: Template): Project {
  const project = { id: newId('prj', name), name, template, createdAt: new Date().toISOString() }
  updateCompany((company) => ({ ...company, projects: [project, ...company.projects] }))
  tellMilepost('track', 'project_created', { template })
  return project
}

export function createDashboard(projectId: string, name: string, charts: Metric[]): Dashboard {
  const createdAt = new Date().toISOString()
  const dashboard = { id: newId('dash', name), projectId, name, charts, createdAt }
  updateCompany((company) => ({ ...company, dashboards: [dashboard, ...company.dashboards] }))
  tellMilepost('track', 'dashboard_created', { charts: charts.length })
  return dashboard
}

export function publishReport(input: Pick<Report, 'projectId' | 'title' | 'note'>): Report {
  const report = {
    ...input,
    id: newId('rep', input.title),
    publishedBy: signedIn.value?.me.name ?? '',
    publishedAt: new Date().toISOString(),
    isWeekly: false,
  }
  updateCompany((company) => ({ ...company, reports: [report, ...company.reports] }))
  tellMilepost('track', 'report_published', { hasNote: input.note !== '' })
  return report
}

export function sendReportWeekly(reportId: string, isWeekly: boolean): void {
  updateCompany((company) => ({
    ...company,
    reports: company.reports.map((report) =>
      report.id === reportId ? { ...report, isWeekly } : report,
    ),
  }))
  if (isWeekly) noteFeature('weekly_report')
}

export function inviteTeammate(name: string, email: string): Person {
  const person = { ...newPerson(name, email), isInvited: true }
  updateCompany((company) => ({ ...company, people: [...company.people, person] }))
  tellMilepost('track', 'teammate_invited')
  return person
}

export function setAlert(input: Omit<Alert, 'id'>): void {
  const alert = { ...input, id: newId('alr') }
  updateCompany((company) => ({ ...company, alerts: [...company.alerts, alert] }))
  tellMilepost('track', 'alert_configured', { metric: input.metric, direction: input.direction })
}

export function enableIntegration(kind: IntegrationKind): void {
  updateCompany((company) => ({ ...company, integrations: [...company.integrations, kind] }))
  tellMilepost('track', 'integration_enabled', { integration: kind })
}

export function disableIntegration(kind: IntegrationKind): void {
  updateCompany((company) => ({
    ...company,
    integrations: company.integrations.filter((other) => other !== kind),
  }))
  tellMilepost('track', 'integration_disabled', { integration: kind })
}

/** Counts one use of a feature. */
export function noteFeature(feature: Feature): void {
  tellMilepost('track', 'feature_used', { feature })
}

function newPerson(name: string, email: string): Person {
  return { id: newId('usr', name), name, email, isInvited: false }
}
