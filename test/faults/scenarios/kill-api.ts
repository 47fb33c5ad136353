import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultRig } from '../fault-rig.ts'
import { longestGapMs } from '../history.ts'
import { type Outcome, toOutcome } from '../outcome.ts'
import { describePages, openRealPages } from '../real-pages.ts'

/** F1: the API is killed again and again, and its supervisor starts it at once. */
export async function killApi(
  rig: FaultRig,
  { kills = 11, everyMs = 5_000, isTimed = true, hasPages = true } = {},
): Promise<Outcome> {
  const [node] = rig.nodes
  if (!node) throw new Error('There is no node')
  const pages = hasPages ? await openRealPages(rig) : undefined
  // Commits that are under way are seldom met by a kill when they take a millisecond.
  rig.wire.faults.latencyMs = 5
  const load = rig.startLoad()
  for (let kill = 0; kill < kills; kill++) {
    await sleep(everyMs)
    await node.kill()
    await node.start()
  }
  await sleep(everyMs)
  rig.wire.heal()
  return toOutcome(rig, load, {
    id: 'F1',
    what: `API killed ${kills} times, every ${everyMs / 1000} s`,
    judge: async () => {
      const inPages = await pages?.settle()
      // The first one also made the schema.
      const startMs = Math.max(...node.startsMs.slice(1))
      const gapMs = longestGapMs(load.history)
      return {
        recoveryMs: gapMs,
        figures: [`ready after ${Math.round(startMs)} ms`, describePages(inPages)],
        missed: [
          ...(inPages?.missed ?? []),
          isTimed && startMs > 2_000 && 'a start took longer than 2 s',
          isTimed && gapMs > 3_000 && 'nobody was answered for longer than 3 s',
        ],
      }
    },
  })
}
