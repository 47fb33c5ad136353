import type { SessionFigures } from '../session-throughput.ts'
import type { Flatness } from './measure-flatness.ts'
import type { Latency } from './measure-latency.ts'
import type { Memory } from './measure-memory.ts'
import type { Rates } from './measure-rates.ts'

/** The table of `npm run bench:ingest` in Markdown, with where the time goes. */
export function describeIngest({
  rates,
  latency,
  session,
  memory,
  flatness,
  machine,
}: {
  rates: Rates
  latency: Latency
  session: SessionFigures
  memory: Memory
  flatness: Flatness
  machine: string
}): string {
  const rows: [string, string, string][] = [
    ['COPY of the same rows', `${count(rates.copyRowsPerSecond)} rows/s`, ''],
    [
      'batches of 20',
      `${count(rates.batchEventsPerSecond)} events/s`,
      goal(rates.batchRatio, 0.35),
    ],
    [
      'single events, 512 at once',
      `${count(rates.singleEventsPerSecond)} events/s`,
      goal(rates.singleRatio, 0.1),
    ],
    [
      `p99 at ${count(latency.batchesPerSecond)} batches/s, half of saturation`,
      `${latency.p99Ms.toFixed(0)} ms (median ${latency.p50Ms.toFixed(0)} ms)`,
      'at most 100 ms',
    ],
    [
      `POST /v1/session, beside ${count(session.emptyPerSecond)}/s of GET /livez`,
      `${count(session.sessionsPerSecond)}/s, p99 at half of it ${session.p99Ms} ms`,
      goal(session.sessionRatio, 0.25),
    ],
    [
      `${count(flatness.many.stored)} stored events beside ${count(flatness.few.stored)}`,
      `${count(flatness.many.perSecond)} beside ${count(flatness.few.perSecond)} events/s`,
      goal(flatness.ratio, 0.8),
    ],
    ['memory of the API process, saturated', `${memory.atSaturationMiB} MiB`, 'at most 300 MiB'],
    [
      'the same at three times as many senders',
      `${memory.atThreeTimesMiB} MiB, answers ${JSON.stringify(memory.statuses)}`,
      'at most 512 MiB',
    ],
  ]
  const table = rows.map((row) => `| ${row.join(' | ')} |`).join('\n')
  return `## Ingest (\`npm run bench:ingest\`)

${machine}. Server, PostgreSQL and sender share the machine; read the ratios.

| what | measured | ratio, and what it has to be |
|---|---|---|
${table}

Processor time per event of a batch: API ${rates.apiMicros.toFixed(0)} µs, PostgreSQL
${rates.databaseMicros.toFixed(0)} µs, sender ${rates.senderMicros.toFixed(0)} µs.

${profile}`
}

const goal = (ratio: number, least: number) => `${ratio.toFixed(3)}, at least ${least}`
const count = (value: number) => Math.round(value).toLocaleString('en')

/** From CPU profiles of the API process and from timed statements of one transaction of 1,000 events. */
const profile = `Where it goes. In PostgreSQL about half of it is what COPY pays as well: the rows of two tables and
their six indexes. The rest is reading the events' columns from text, locking the users and accounts
they touch (two lookups and a row lock each), and writing facts, of which the one activity row per user
and day is most. In the API process a quarter is HTTP and JSON.parse, a quarter checks and reads the
events, and half makes the statements and sends them; a fifth of all that is garbage collection.`
