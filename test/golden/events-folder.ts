import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

export type CsvRow = Record<string, string>

/** A folder laid out like `fixtures/events`: an invented onboarding log with all that belongs to it. */
export interface EventsFolder {
  config: EventsConfig
  accounts: CsvRow[]
  users: CsvRow[]
  memberships: CsvRow[]
  features: CsvRow[]
  /** In the order of their arrival. */
  events: CsvRow[]
}

export interface EventsConfig {
  project_timezone: string
  week_starts: 'monday' | 'sunday'
  /** The instants at which answers are wanted: T1, T2. */
  as_of: string[]
  value_event: string
  active_events_exclude: string[]
  phases: { id: string; milestones: string[] }[]
}

export function readEventsFolder(path: string): EventsFolder {
  const table = (name: string) => readTable(readFileSync(join(path, name)))
  return {
    config: JSON.parse(readFileSync(join(path, 'config.json'), 'utf8')) as EventsConfig,
    accounts: table('accounts.csv'),
    users: table('users.csv'),
    memberships: table('memberships.csv'),
    features: table('features.csv'),
    events: readTable(gunzipSync(readFileSync(join(path, 'events.csv.gz')))),
  }
}

function readTable(text: Buffer): CsvRow[] {
  return parse(text, { columns: true, bom: true, skip_empty_lines: true })
}

/** Keys of ours are lower case without spaces; names of the log may be anything. */
export function toKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[_-]+/, '')
}

/** `undefined` for an empty cell, so that the field is left out. */
export function orAbsent(cell: string | undefined): string | undefined {
  return cell === '' ? undefined : cell
}
