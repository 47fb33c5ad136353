import { cpus, totalmem } from 'node:os'
import { openBenchServer } from './ingest/open-bench-server.ts'
import { describeMetrics, figuresOf } from './metrics/describe-metrics.ts'
import { sizeOf } from './metrics/history.ts'
import { measureGrowth, measureQuestions } from './metrics/measure-questions.ts'
import { measureDuckDb, measureNaiveSql } from './metrics/measure-raw.ts'
import { openHistory } from './metrics/open-history.ts'
import { questions } from './metrics/questions.ts'
import { writeSection } from './write-section.ts'

/**
 * `npm run bench:metrics [-- <events>]`: how long reports take over HTTP, from the built server on the
 * embedded PostgreSQL with the settings we ship, beside naive SQL over the raw events and DuckDB on the
 * same rows. 10 million events unless told otherwise, and a tenth of them in the same accounts, since
 * the cost of a headline is to grow with accounts, not with events.
 */
const size = sizeOf(Number(process.argv[2] ?? 10_000_000))
const beganMs = performance.now()
const seconds = () => (performance.now() - beganMs) / 1_000
const say = (line: string) => console.log(`${Math.round(seconds())} s: ${line}`)

const server = await openBenchServer()
try {
  const many = await openHistory(server, size, say)
  const loadedInSeconds = seconds()
  say('loaded')
  const measured = await measureQuestions(server.address, many, questions, say)
  const naiveSql = await measureNaiveSql(server.superuser, many)
  say('naive SQL is measured')
  const duckDb = await measureDuckDb(server.databaseUrl, many)
  say('DuckDB is measured')
  const tenth = { ...size, events: Math.round(size.events / 10) }
  const few = await openHistory(server, tenth, say)
  const growth = await measureGrowth(server.address, { many, few }, questions)
  const [version] = await server.superuser<{ server_version: string }[]>`show server_version`
  const run = {
    machine:
      `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ` +
      `PostgreSQL ${version?.server_version}`,
    loadedInSeconds,
    many: { ...size, measured },
    few: { ...tenth, growth },
    naiveSql,
    duckDb,
  }
  const text = describeMetrics(run)
  const figures = JSON.stringify(figuresOf(run))
  console.log(text)
  writeSection('metrics', `${text}\n\n\`${figures}\``)
  console.log(figures)
} finally {
  await server.close()
}
