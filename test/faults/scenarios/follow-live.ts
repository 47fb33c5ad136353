import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultRig } from '../fault-rig.ts'
import { listIds } from '../history.ts'
import { type Outcome, toOutcome } from '../outcome.ts'

const POLL_MS = 250
/** Live events look back so far. */
const SETTLED_MS = 5_000

/**
 * L: somebody follows Live events while commits overtake each other. Within the limits of the page (200
 * rows an answer) every event is shown, and once.
 */
export async function followLive(rig: FaultRig, { runMs = 15_000 } = {}): Promise<Outcome> {
  Object.assign(rig.wire.faults, { latencyMs: 15, jitterMs: 15 })
  const shown: string[] = []
  let cursor = ''
  const look = async () => {
    const after = cursor ? `?after=${cursor}` : ''
    const answer = await rig.environment.request(`/api/v1/events/live${after}`)
    const page = (await answer.json()) as { rows: { id: string; status: string }[]; cursor: string }
    shown.push(...page.rows.filter(({ status }) => status === 'accepted').map(({ id }) => id))
    cursor = page.cursor
  }
  await look()
  const load = rig.startLoad({ eventsPerSecond: 40, batchSize: 2 })
  for (const endMs = performance.now() + runMs; performance.now() < endMs;) {
    await sleep(POLL_MS)
    await look()
  }
  await load.drain()
  rig.wire.heal()
  for (const endMs = performance.now() + SETTLED_MS; performance.now() < endMs;) {
    await look()
    await sleep(POLL_MS)
  }
  return toOutcome(rig, load, {
    id: 'L',
    what: 'Live events followed while commits overtake each other',
    judge: () => {
      const seen = new Set(shown)
      const missing = listIds(load.history, 'acknowledged').filter((id) => !seen.has(id)).length
      const again = shown.length - seen.size
      return {
        figures: [`${seen.size} shown`],
        missed: [
          missing > 0 && `${missing} events were never shown`,
          again > 0 && `${again} events were shown again`,
        ],
      }
    },
  })
}
