import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultRig } from '../fault-rig.ts'
import { answerTimeMs, firstAnswerAfter } from '../history.ts'
import { type Outcome, toOutcome } from '../outcome.ts'
import { describePages, openRealPages } from '../real-pages.ts'

/** F4: PostgreSQL is away for long: shut down, or behind a network that says nothing. */
export async function loseDatabase(
  rig: FaultRig,
  {
    how = 'stopped',
    awayMs = 60_000,
    runningMs = 8_000,
    isTimed = true,
    hasPages = true,
  }: {
    how?: 'stopped' | 'silent'
    awayMs?: number
    runningMs?: number
    isTimed?: boolean
    hasPages?: boolean
  } = {},
): Promise<Outcome> {
  const pages = hasPages ? await openRealPages(rig) : undefined
  const load = rig.startLoad()
  await sleep(runningMs)
  const rssBeforeMiB = rig.nodes[0]?.rssMiB ?? 0
  const awayAtMs = performance.now()
  if (how === 'silent') rig.wire.faults.mode = 'black_hole'
  else await rig.database.stop()
  await sleep(awayMs)
  const rssAwayMiB = rig.nodes[0]?.rssMiB ?? 0
  if (how === 'silent') rig.wire.heal()
  else await rig.database.start()
  const backAtMs = performance.now()
  await sleep(runningMs)
  return toOutcome(rig, load, {
    id: how === 'silent' ? 'F4b' : 'F4',
    what: `PostgreSQL ${how === 'silent' ? 'silent' : 'shut down'} for ${awayMs / 1000} s`,
    judge: async () => {
      const drainedMs = performance.now() - backAtMs
      const inPages = await pages?.settle()
      const p99Ms = Math.round(
        answerTimeMs(load.history, 99, { fromMs: awayAtMs + 2_000, toMs: backAtMs }),
      )
      const grewMiB = Math.round(rssAwayMiB - rssBeforeMiB)
      return {
        recoveryMs: firstAnswerAfter(load.history, backAtMs),
        figures: [
          describePages(inPages),
          `p99 of the answers meanwhile ${p99Ms} ms`,
          `memory ${grewMiB < 0 ? '' : '+'}${grewMiB} MiB`,
          `backlog gone after ${Math.round(drainedMs / 1000)} s`,
        ],
        missed: [
          ...(inPages?.missed ?? []),
          isTimed && p99Ms > 2_000 && 'answers took longer than 2 s meanwhile',
          grewMiB > 100 && 'memory grew by more than 100 MiB',
          isTimed && drainedMs > 30_000 && 'the backlog took longer than 30 s',
        ],
      }
    },
  })
}
