import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultRig } from '../fault-rig.ts'
import { answerTimeMs, firstAnswerAfter } from '../history.ts'
import { countDuplicates, type Outcome, toOutcome } from '../outcome.ts'
import { describePages, openRealPages } from '../real-pages.ts'

/**
 * F7: slow, narrow and torn between clients and the API, answers lost on both stretches, and a while
 * in which nothing passes at all.
 */
export async function tearNetwork(
  rig: FaultRig,
  { badMs = 25_000, silentMs = 10_000, isTimed = true, hasPages = true } = {},
): Promise<Outcome> {
  const pages = hasPages ? await openRealPages(rig) : undefined
  Object.assign(rig.web.faults, {
    latencyMs: 150,
    jitterMs: 50,
    bytesPerSecond: 64_000,
    resetShare: 0.05,
    lostAnswerShare: 0.1,
  })
  // A commit whose answer is lost is neither done nor undone, for the API as for a client.
  rig.wire.faults.lostAnswerShare = 0.002
  const load = rig.startLoad()
  await sleep(badMs)
  rig.web.faults.mode = 'black_hole'
  await sleep(silentMs)
  rig.web.faults.mode = 'pass'
  const passesAtMs = performance.now()
  await sleep(badMs)
  const { resets, lostAnswers } = rig.web.counts
  const lostCommits = rig.wire.counts.lostAnswers
  rig.web.heal()
  rig.wire.heal()
  return toOutcome(rig, load, {
    id: 'F7',
    what: `300 ms ± 100 there and back, 64 KB/s, 5% resets, 10% lost answers, ${silentMs / 1000} s of silence`,
    judge: async () => {
      const inPages = await pages?.settle()
      const cameAgain = (100 * (await countDuplicates(rig))) / load.history.knowledge.size
      return {
        recoveryMs: firstAnswerAfter(load.history, passesAtMs),
        figures: [
          `${resets} resets, ${lostAnswers} answers lost to clients, ${lostCommits} to the API`,
          describePages(inPages),
          `p99 ${Math.round(answerTimeMs(load.history, 99))} ms`,
        ],
        missed: [
          ...(inPages?.missed ?? []),
          resets + lostAnswers === 0 && 'nothing was torn',
          isTimed && cameAgain > 15 && `${cameAgain.toFixed(0)}% of the events came again`,
        ],
      }
    },
  })
}
