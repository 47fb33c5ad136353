import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultRig } from '../fault-rig.ts'
import { type Outcome, toOutcome } from '../outcome.ts'

/** F8: the same events go to two nodes whose clocks are three minutes apart. */
export async function partClocks(rig: FaultRig, { runMs = 20_000 } = {}): Promise<Outcome> {
  const load = rig.startLoad({ urls: rig.nodes.map(({ url }) => url) })
  await sleep(runMs)
  return toOutcome(rig, load, {
    id: 'F8',
    what: 'the same events to two nodes, one clock 90 s fast, one 90 s slow',
    // A report of the slow node does not know yet what the fast one received.
    hasReports: false,
  })
}
