import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultRig } from '../fault-rig.ts'
import { firstAnswerAfter } from '../history.ts'
import { type Outcome, toOutcome } from '../outcome.ts'

/** F3: every process of PostgreSQL is killed, and started again a while later; the API stays. */
export async function killDatabase(
  rig: FaultRig,
  { kills = 3, runningMs = 8_000, downMs = 5_000, isTimed = true } = {},
): Promise<Outcome> {
  // An answer that overtakes its commit has a chance to be seen.
  rig.wire.faults.latencyMs = 5
  const load = rig.startLoad()
  const readyAtMs: number[] = []
  for (let kill = 0; kill < kills; kill++) {
    await sleep(runningMs)
    await rig.database.kill()
    await sleep(downMs)
    await rig.database.start()
    readyAtMs.push(performance.now())
  }
  await sleep(runningMs)
  rig.wire.heal()
  return toOutcome(rig, load, {
    id: 'F3',
    what: `PostgreSQL killed ${kills} times, for ${downMs / 1000} s`,
    judge: () => {
      const recoveries = readyAtMs.map((atMs) => firstAnswerAfter(load.history, atMs))
      const recoveryMs = Math.max(...recoveries)
      const isSlow = isTimed && recoveryMs > 5_000
      return { recoveryMs, missed: [isSlow && 'it took longer than 5 s to take events again'] }
    },
  })
}
