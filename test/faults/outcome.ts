import { factsBothWays } from '../harness/facts-both-ways.ts'
import type { FaultRig } from './fault-rig.ts'
import { listIds } from './history.ts'
import type { Load } from './load.ts'

/** What a run came to. */
export interface Outcome {
  id: string
  /** One line: what happened. */
  what: string
  /** Events that the API has answered for as taken. */
  acknowledged: number
  /** Distinct events in the database. */
  stored: number
  /** Rows beyond one per event. */
  doubled: number
  /** Acknowledged and not in the database. */
  lost: number
  /** From the end of the fault to the next acknowledgement; null where nothing was interrupted. */
  recoveryMs: number | null
  /** What else the scenario is held to, as measured. */
  figures: string
  /** Sentences of what was missed; none when the scenario holds. */
  missed: string[]
}

/** What is looked at, once all is over. */
export type Inspected = Pick<FaultRig, 'nodes' | 'environment' | 'query' | 'inspect'>

/** One line for who watches. */
export function toLine({ id, what, recoveryMs, figures, missed, ...counts }: Outcome): string {
  const { acknowledged, stored, doubled, lost } = counts
  const recovery = recoveryMs === null ? '' : `, recovered in ${recoveryMs} ms`
  const verdict = missed.length > 0 ? `MISSED: ${missed.join('; ')}` : 'held'
  return `${id} ${what}: ${acknowledged} acknowledged, ${stored} stored, ${doubled} doubled, ${lost} lost${recovery} (${figures}): ${verdict}`
}

/** What only the scenario can judge, once all is over. */
interface Judgement {
  recoveryMs?: number
  figures?: string[]
  missed?: (string | false)[]
}

export interface OutcomeParts extends Pick<Outcome, 'id' | 'what'> {
  judge?: () => Judgement | Promise<Judgement>
  /** Whether reports are asked too: not where the clocks of the servers are off. */
  hasReports?: boolean
  /** How long the senders may take to finish. */
  patienceMs?: number
}

const MAX_RSS_MIB = 512
/** Clocks may be ahead in a scenario; facts of all events are compared. */
const aheadMs = 3 * 86_400_000
const REPORTS = ['time-to-first-value', 'feature-adoption']

/**
 * After healing: stops recording, lets the senders finish, and compares what they know with what the
 * database holds (README, "What is held").
 */
export async function toOutcome(
  rig: Inspected,
  load: Load,
  { id, what, judge = () => ({}), hasReports = true, patienceMs = 30_000 }: OutcomeParts,
): Promise<Outcome> {
  const { history } = load
  const isDrained = await load.drain(patienceMs)
  await load.stop()
  const { environmentId } = rig.environment
  const rows = await rig.query(
    (sql) => sql<{ id: string; copies: number }[]>`
      select message_id as id, count(*)::int as copies from events
      where environment_id = ${environmentId} group by message_id`,
  )
  // As autovacuum does within a minute: without statistics a recomputation takes many times as long.
  await rig.query((sql) => sql`analyze`)
  const { recoveryMs, figures = [], missed = [] } = await judge()
  const stored = new Set(rows.map((row) => row.id))
  const acknowledged = listIds(history, 'acknowledged')
  const known = new Set(listIds(history, 'acknowledged', 'sent'))
  const lost = acknowledged.filter((event) => !stored.has(event)).length
  const doubled = rows.reduce((sum, { copies }) => sum + copies - 1, 0)
  const strange = [...stored].filter((event) => !known.has(event)).length
  const peakRssMiB = Math.round(Math.max(...rig.nodes.map((node) => node.peakRssMiB)))
  return {
    id,
    what,
    acknowledged: acknowledged.length,
    stored: stored.size,
    doubled,
    lost,
    recoveryMs: recoveryMs === undefined ? null : Math.round(recoveryMs),
    figures: [...figures, `${await countDuplicates(rig)} came again`, `${peakRssMiB} MiB`]
      .filter((figure) => figure !== '')
      .join('; '),
    missed: [
      acknowledged.length === 0 && 'nothing was acknowledged',
      lost > 0 && `${lost} acknowledged events are not in the database`,
      doubled > 0 && `${doubled} events are in the database twice`,
      strange > 0 && `${strange} events are stored that were refused or never sent`,
      !isDrained && `${listIds(history, 'waiting', 'sent').length} events still wait to be sent`,
      ...describeAnswers(load),
      ...(await compareFacts(rig)),
      ...(hasReports ? await compareReports(rig).catch((error) => [String(error)]) : []),
      ...rig.nodes.flatMap((node) => node.crashes.map((crash) => `the API ${crash}`)),
      peakRssMiB > MAX_RSS_MIB && `the API took ${peakRssMiB} MiB`,
      ...missed,
    ].filter((sentence) => typeof sentence === 'string'),
  }
}

/** How many events reached the API that it had taken already, as it counts them itself. */
export async function countDuplicates({ query, environment }: Inspected): Promise<number> {
  const [row] = await query(
    (sql) => sql<{ count: number }[]>`
      select coalesce(sum(count), 0)::int as count from ingest_counts
      where environment_id = ${environment.environmentId} and reason = 'duplicate'`,
  )
  return row?.count ?? 0
}

/** Whatever goes wrong, an answer is 200, or 429 or 503 that says when to come back. */
function describeAnswers({ history }: Load): string[] {
  const wrong = history.attempts.filter(
    ({ status, hasRetryAfter }) =>
      status !== 0 && status !== 200 && !([429, 503].includes(status) && hasRetryAfter),
  )
  const statuses = [...new Set(wrong.map(({ status }) => status))].join(', ')
  return [
    ...(wrong.length > 0 ? [`${wrong.length} requests were answered ${statuses}`] : []),
    ...new Set(history.oddities.slice(0, 3)),
  ]
}

/** Facts equal their recomputation from raw events, row for row. */
async function compareFacts({ inspect, environment }: Inspected): Promise<string[]> {
  const untilMs = Date.now() + aheadMs
  const { written, recomputed } = await inspect((database) =>
    factsBothWays(database.background, environment.environmentId, untilMs),
  )
  return Object.entries(written).flatMap(([table, rows]) => {
    const others = new Set(recomputed[table])
    const wrong = rows.filter((row) => !others.has(row)).length
    const missing = (recomputed[table]?.length ?? 0) - (rows.length - wrong)
    return wrong + missing > 0
      ? `${table} differs from its recomputation: ${wrong} rows are wrong, ${missing} are missing`
      : []
  })
}

/** A report of the fact tables is that of the raw events of the same moment, byte for byte. */
async function compareReports({ environment }: Inspected): Promise<string[]> {
  const differing: string[] = []
  for (const metric of REPORTS) {
    const now = await ask(environment, `/api/v1/metrics/${metric}`)
    const { asOf } = JSON.parse(now) as { asOf: string }
    const then = await ask(environment, `/api/v1/metrics/${metric}?asOf=${asOf}`)
    if (now !== then) differing.push(`${metric} differs from its recomputation`)
  }
  return differing
}

async function ask(environment: Inspected['environment'], path: string): Promise<string> {
  const answer = await environment.request(path)
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`)
  return text
}
