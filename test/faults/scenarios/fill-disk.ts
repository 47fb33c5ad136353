import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultRig } from '../fault-rig.ts'
import { firstAnswerAfter } from '../history.ts'
import { type Outcome, toOutcome } from '../outcome.ts'
import type { SmallDisk } from '../small-disk.ts'

/** What the disk has left when it is filled: some more events, and no more. */
const ROOM_BYTES = 2 * 1024 * 1024

/** F5: the disk of PostgreSQL fills up under load; later there is room again, and PostgreSQL is started if it fell. */
export async function fillDisk(
  rig: FaultRig,
  disk: SmallDisk,
  { runningMs = 8_000, fullMs = 30_000, isTimed = true } = {},
): Promise<Outcome> {
  const load = rig.startLoad({ eventsPerSecond: 1_000, batchSize: 50 })
  await sleep(runningMs)
  disk.fill(ROOM_BYTES)
  await sleep(fullMs)
  disk.free()
  const hadFallen = !rig.database.isRunning()
  if (hadFallen) {
    await rig.database.stop()
    await rig.database.start()
  }
  const roomAtMs = performance.now()
  await sleep(runningMs)
  return toOutcome(rig, load, {
    id: 'F5',
    what: `disk full for ${fullMs / 1000} s`,
    patienceMs: 60_000,
    judge: () => {
      const { attempts } = load.history
      const refused = attempts.filter(({ status }) => status === 503).length
      const recoveryMs = firstAnswerAfter(load.history, roomAtMs)
      return {
        recoveryMs,
        figures: [
          `${refused} requests refused`,
          hadFallen ? 'PostgreSQL had stopped by itself' : 'PostgreSQL went on',
        ],
        missed: [
          refused === 0 && 'the disk was never full',
          isTimed && recoveryMs > 10_000 && 'it took longer than 10 s to take events again',
        ],
      }
    },
  })
}
