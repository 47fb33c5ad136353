import type { Environment } from '#contract/workspace'
import type { EnvironmentRow } from '../request-context.ts'

export function toEnvironment(row: EnvironmentRow): Environment {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    timeZone: row.timeZone,
    weekStart: row.weekStart,
    passiveEvents: row.passiveEvents,
    retentionDays: row.retentionDays,
    allowedOrigins: row.allowedOrigins,
    theme: row.theme,
    frequency: row.frequency,
  }
}
