// What Tideboard knows about one invented company. It never leaves this browser.

export const plans = ['starter', 'team'] as const
export type Plan = (typeof plans)[number]

export const currencies = ['EUR', 'USD', 'GBP', 'CHF'] as const
export type Currency = (typeof currencies)[number]

export const metrics = ['revenue', 'orders', 'visitors', 'conversion'] as const
export type Metric = (typeof metrics)[number]

export const sourceKinds = ['sample', 'shop', 'postgres', 'sheet', 'ads', 'crm'] as const
export type SourceKind = (typeof sourceKinds)[number]

export const integrationKinds = [
  'chat',
  'calendar',
  'sheets',
  'webhook',
  'tickets',
  'mail',
] as const
export type IntegrationKind = (typeof integrationKinds)[number]

export const templates = ['sales', 'marketing', 'product'] as const
export type Template = (typeof templates)[number]

export interface Person {
  id: string
  name: string
  email: string
  /** Invited by e-mail and not here yet. */
  isInvited: boolean
}

export interface Source {
  id: string
  kind: SourceKind
  name: string
  connectedAt: string
}

export interface Project {
  id: string
  name: string
  template: Template
  createdAt: string
}

export interface Dashboard {
  id: string
  projectId: string
  name: string
  charts: Metric[]
  createdAt: string
}

export interface Report {
  id: string
  projectId: string
  title: string
  note: string
  /** Name of the author. */
  publishedBy: string
  publishedAt: string
  isWeekly: boolean
}

export interface Alert {
  id: string
  projectId: string
  metric: Metric
  direction: 'above' | 'below'
  value: number
}

export interface Company {
  id: string
  name: string
  plan: Plan
  currency: Currency
  weekStart: 'monday' | 'sunday'
  createdAt: string
  people: Person[]
  sources: Source[]
  projects: Project[]
  dashboards: Dashboard[]
  reports: Report[]
  alerts: Alert[]
  integrations: IntegrationKind[]
}

/** A company on its first day. */
export function newCompany(id: string, name: string, plan: Plan, createdAt: string): Company {
  return {
    id,
    name,
    plan,
    currency: 'EUR',
    weekStart: 'monday',
    createdAt,
    people: [],
    sources: [],
    projects: [],
    dashboards: [],
    reports: [],
    alerts: [],
    integrations: [],
  }
}
