import type { BenchServer } from './open-bench-server.ts'
import { runLoad } from './run-load.ts'

export interface Latency {
  batchesPerSecond: number
  p50Ms: number
  p99Ms: number
}

const seconds = 10

/**
 * How long batches wait at half of the rate that saturates the server. Sent at a steady pace and timed
 * from when each was due, so that a server that stands still makes all that are due meanwhile late.
 */
export async function measureLatency(
  { address, writeKey }: BenchServer,
  saturatingBatchesPerSecond: number,
): Promise<Latency> {
  const perSecond = saturatingBatchesPerSecond / 2
  const { p50Ms, p99Ms } = await runLoad({
    url: `${address}/v1/batch`,
    writeKey,
    kind: 'batch',
    round: 'paced',
    requests: Math.round(perSecond * seconds),
    connections: 256,
    perSecond,
  })
  return { batchesPerSecond: Math.round(perSecond), p50Ms, p99Ms }
}
