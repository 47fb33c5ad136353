import { existsSync, readFileSync } from 'node:fs'
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
  /** By as-of and zone: the dates that activity is asked for; none: the folder does not say. */
  activityDates: Record<string, Record<string, string[]>>
}

export interface EventsConfig {
  project_timezone: string
  week_starts: 'monday' | 'sunday'
  /** The instants at which answers are wanted: T1, T2. */
  as_of: string[]
  value_event: string
  active_events_exclude: string[]
  /** From when on the log tells. */
  window_start: string
  activity_timezones: string[]
  phases: { id: string; milestones: string[] }[]
  funnel: StepsConfig & { exclusion: { event: string; between: [number, number] } }
  user_funnel: StepsConfig
}

interface StepsConfig {
  steps: string[]
  window_ms: number
}

export function readEventsFolder(path: string): EventsFolder {
  const table = (name: string) => readTable(readFileSync(join(path, name)))
  const config = JSON.parse(readFileSync(join(path, 'config.json'), 'utf8')) as EventsConfig
  return {
    config,
    accounts: table('accounts.csv'),
    users: table('users.csv'),
    memberships: table('memberships.csv'),
    features: table('features.csv'),
    events: readTable(gunzipSync(readFileSync(join(path, 'events.csv.gz')))),
    activityDates: readActivityDates(path, config),
  }
}

/** Which days are told of stands only in what is expected. */
function readActivityDates(path: string, { as_of }: EventsConfig): EventsFolder['activityDates'] {
  const expected = as_of.map((asOf, index) => {
    const file = join(path, `expected_T${index + 1}.json`)
    const { activity = {} } = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as { activity?: Record<string, object> })
      : {}
    const dates = Object.entries(activity).map(([zone, days]) => [zone, Object.keys(days)] as const)
    return [new Date(asOf).toISOString(), Object.fromEntries(dates)] as const
  })
  return Object.fromEntries(expected)
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
