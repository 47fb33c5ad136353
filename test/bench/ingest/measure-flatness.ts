import { fillEvents } from './fill-events.ts'
import { batchEventsPerRound, median, rateOf, saturatingConnections } from './measure-rates.ts'
import type { BenchServer } from './open-bench-server.ts'
import { runLoad } from './run-load.ts'
import { batchSize } from './send-load.ts'

export interface Flatness {
  /** Stored events, and events per second taken in at that many. */
  few: { stored: number; perSecond: number }
  many: { stored: number; perSecond: number }
  /** The second rate by the first. */
  ratio: number
}

const rounds = 3

/** Compares the saturating rate at a tenth of so many stored events with that at all of them. */
export async function measureFlatness(server: BenchServer, stored: number): Promise<Flatness> {
  const few = await measureAt(server, Math.round(stored / 10))
  const many = await measureAt(server, stored)
  return { few, many, ratio: many.perSecond / few.perSecond }
}

async function measureAt(server: BenchServer, stored: number) {
  const { address, writeKey, environmentId, superuser } = server
  await fillEvents(superuser, environmentId, stored)
  const rates: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const result = await runLoad({
      url: `${address}/v1/batch`,
      writeKey,
      kind: 'batch',
      round: `f${stored}-${round}`,
      requests: batchEventsPerRound / batchSize,
      connections: saturatingConnections,
    })
    // The first fills the caches again.
    if (round > 0) rates.push(rateOf(result) * batchSize)
  }
  return { stored, perSecond: median(rates) }
}
