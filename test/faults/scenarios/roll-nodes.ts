import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultRig } from '../fault-rig.ts'
import { countStatuses, longestGapMs } from '../history.ts'
import { type Outcome, toOutcome } from '../outcome.ts'

/** F2: two nodes are replaced in turn by SIGTERM, as by a deployment; the balancer heeds /readyz. */
export async function rollNodes(
  rig: FaultRig,
  { rounds = 3, everyMs = 3_000, isTimed = true } = {},
): Promise<Outcome> {
  const load = rig.startLoad()
  const ends: { how: number | string; tookMs: number }[] = []
  for (let round = 0; round < rounds; round++) {
    for (const node of rig.nodes) {
      await sleep(everyMs)
      rig.web.upstreams = rig.nodes.filter((other) => other !== node).map(({ port }) => port)
      ends.push(await node.stop())
      await node.start()
      rig.web.upstreams = rig.nodes.map(({ port }) => port)
    }
  }
  await sleep(everyMs)
  return toOutcome(rig, load, {
    id: 'F2',
    what: `two nodes replaced in turn, ${rounds} times each`,
    judge: () => {
      const slowestMs = Math.round(Math.max(...ends.map(({ tookMs }) => tookMs)))
      const failed = load.history.attempts.filter(({ status }) => status !== 200)
      const twice = failed.filter(({ failuresBefore }) => failuresBefore > 0).length
      return {
        recoveryMs: longestGapMs(load.history),
        figures: [
          `stopped within ${slowestMs} ms`,
          `${failed.length} of ${load.history.attempts.length} requests asked again (${countStatuses(failed)})`,
        ],
        missed: [
          ends.some(({ how }) => how !== 0) && 'a node did not end in order',
          isTimed && slowestMs > 10_000 && 'a node took longer than 10 s to end',
          twice > 0 && `${twice} requests failed after one more try`,
        ],
      }
    },
  })
}
