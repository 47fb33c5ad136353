import { copyRows } from './copy-rows.ts'
import { cpuSecondsOf } from './cpu-of.ts'
import type { BenchServer } from './open-bench-server.ts'
import { runLoad } from './run-load.ts'
import { batchSize, type LoadResult } from './send-load.ts'

export interface Rates {
  copyRowsPerSecond: number
  /** Events per second, in batches of 20. */
  batchEventsPerSecond: number
  batchesPerSecond: number
  singleEventsPerSecond: number
  /** Of each round, the median. */
  batchRatio: number
  singleRatio: number
  /** Processor time per event in batches, in µs; 0 where the system does not tell. */
  apiMicros: number
  databaseMicros: number
  senderMicros: number
}

const rounds = 3
export const batchEventsPerRound = 60_000
const singleEventsPerRound = 10_000
/** Enough that every transaction finds the next one gathered. */
export const saturatingConnections = 128
/** A request that holds one event must find as many others waiting, or transactions go half empty. */
const singleConnections = 512

/** Saturates the server with batches, then with single events, and copies the same rows, round by round. */
export async function measureRates(server: BenchServer): Promise<Rates> {
  const { address, writeKey, superuser } = server
  const sendBatches = (round: string, events: number) =>
    runLoad({
      writeKey,
      connections: saturatingConnections,
      url: `${address}/v1/batch`,
      kind: 'batch',
      round,
      requests: events / batchSize,
    })
  const sendSingles = (round: string, requests: number) =>
    runLoad({
      writeKey,
      connections: singleConnections,
      url: `${address}/v1/track`,
      kind: 'single',
      round,
      requests,
    })
  await sendBatches('warm-b', batchEventsPerRound)
  await sendSingles('warm-s', singleEventsPerRound / 2)

  const found: { batch: number; single: number; copy: number; micros: number[] }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const before = [cpuSecondsOf(server.api.pid), cpuSecondsOf(server.databasePid)] as const
    const batch = await sendBatches(`b${round}`, batchEventsPerRound)
    const after = [cpuSecondsOf(server.api.pid), cpuSecondsOf(server.databasePid)] as const
    const copySeconds = await copyRows(superuser, `b${round}`, batchEventsPerRound)
    const single = await sendSingles(`s${round}`, singleEventsPerRound)
    found.push({
      batch: rateOf(batch) * batchSize,
      single: rateOf(single),
      copy: batchEventsPerRound / copySeconds,
      micros: [after[0] - before[0], after[1] - before[1], batch.cpuSeconds].map(
        (seconds) => (seconds * 1e6) / batchEventsPerRound,
      ),
    })
  }
  const middle = (of: (one: (typeof found)[number]) => number) => median(found.map(of))
  return {
    copyRowsPerSecond: middle(({ copy }) => copy),
    batchEventsPerSecond: middle(({ batch }) => batch),
    batchesPerSecond: middle(({ batch }) => batch) / batchSize,
    singleEventsPerSecond: middle(({ single }) => single),
    batchRatio: middle(({ batch, copy }) => batch / copy),
    singleRatio: middle(({ single, copy }) => single / copy),
    apiMicros: middle(({ micros }) => micros[0]!),
    databaseMicros: middle(({ micros }) => micros[1]!),
    senderMicros: middle(({ micros }) => micros[2]!),
  }
}

/** Acknowledged requests per second. Throws when any other answer came. */
export function rateOf({ statuses, seconds }: LoadResult): number {
  const { 200: acknowledged = 0, ...others } = statuses
  if (Object.keys(others).length > 0) {
    throw new Error(`not every request was acknowledged: ${JSON.stringify(statuses)}`)
  }
  return acknowledged / seconds
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}
