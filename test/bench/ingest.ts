import { cpus, totalmem } from 'node:os'
import { describeIngest } from './ingest/describe-ingest.ts'
import { measureFlatness } from './ingest/measure-flatness.ts'
import { measureLatency } from './ingest/measure-latency.ts'
import { measureMemory } from './ingest/measure-memory.ts'
import { measureRates } from './ingest/measure-rates.ts'
import { openBenchServer } from './ingest/open-bench-server.ts'
import { measureSession } from './session-throughput.ts'
import { writeSection } from './write-section.ts'

/**
 * `npm run bench:ingest [-- <stored events>]`: what the intake takes over HTTP, everything derived,
 * beside COPY of the same rows into the same tables, on the embedded PostgreSQL with the settings we
 * ship. Server, database and sender are processes of their own on this machine. The stored events are
 * those at which flatness is measured, 10 million unless told otherwise, against a tenth of them.
 */
const storedEvents = Number(process.argv[2] ?? 10_000_000)

const server = await openBenchServer()
try {
  const rates = await measureRates(server)
  const latency = await measureLatency(server, rates.batchesPerSecond)
  const session = await measureSession({ url: server.address, writeKey: server.writeKey })
  const memory = await measureMemory(server)
  const flatness = await measureFlatness(server, storedEvents)
  const figures = {
    copyRowsPerSecond: Math.round(rates.copyRowsPerSecond),
    batchRatio: thousandths(rates.batchRatio),
    singleRatio: thousandths(rates.singleRatio),
    p99Ms: Math.round(latency.p99Ms),
    sessionRatio: session.sessionRatio,
    flatness: thousandths(flatness.ratio),
    rssMiB: memory.atSaturationMiB,
  }
  const [version] = await server.superuser<{ server_version: string }[]>`show server_version`
  const machine =
    `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ` +
    `PostgreSQL ${version?.server_version}`
  const text = describeIngest({ rates, latency, session, memory, flatness, machine })
  console.log(text)
  writeSection('ingest', `${text}\n\n\`${JSON.stringify(figures)}\``)
  console.log(JSON.stringify(figures))
} finally {
  await server.close()
}

function thousandths(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
