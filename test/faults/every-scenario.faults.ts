import { afterAll, describe, expect, it } from 'vitest'
import { type FaultRig, type FaultRigOptions, openFaultRig } from './fault-rig.ts'
import { newNodeClock } from './node-clock.ts'
import { type Outcome, toLine } from './outcome.ts'
import { tearNetwork } from './scenarios/bad-network.ts'
import { exhaustConnections, fewConnections } from './scenarios/exhaust-connections.ts'
import { fillDisk } from './scenarios/fill-disk.ts'
import { followLive } from './scenarios/follow-live.ts'
import { jumpClocks } from './scenarios/jump-clocks.ts'
import { killApi } from './scenarios/kill-api.ts'
import { killDatabase } from './scenarios/kill-database.ts'
import { loseDatabase } from './scenarios/lose-database.ts'
import { partClocks } from './scenarios/part-clocks.ts'
import { rollNodes } from './scenarios/roll-nodes.ts'
import { openSmallDisk } from './small-disk.ts'
import { writeOutcomes } from './write-results.ts'

type Scenario = (seed: number) => Promise<Outcome>

const seeds = [1, 2, 3]
const scenarios: Record<string, Scenario> = {
  F1: onRig((rig) => killApi(rig)),
  F2: onRig((rig) => rollNodes(rig), { nodes: 2 }),
  F3: onRig((rig) => killDatabase(rig)),
  F4: onRig((rig) => loseDatabase(rig)),
  F4b: onRig((rig) => loseDatabase(rig, { how: 'silent', awayMs: 30_000 })),
  F5: onSmallDisk,
  F6: onRig((rig) => exhaustConnections(rig), { settings: fewConnections }),
  F7: onRig((rig) => tearNetwork(rig)),
  F8: withPartedClocks,
  F9: withJumpingClock,
  L: onRig((rig) => followLive(rig)),
}
/** Those in which chance plays a part: what a kill or a reset meets. */
const seeded = ['F1', 'F3', 'F7']
const runs = Object.keys(scenarios).flatMap((id) =>
  (seeded.includes(id) ? seeds : [1]).map((seed) => ({ id, seed })),
)

const outcomes: Outcome[] = []
afterAll(() => {
  console.log(`\n${writeOutcomes(outcomes)}`)
  const figures = outcomes.map(({ id, acknowledged, stored, doubled, lost, recoveryMs }) => ({
    id,
    acknowledged,
    stored,
    doubled,
    lost,
    recoveryMs,
  }))
  console.log(JSON.stringify({ faults: figures }))
})

describe('what is acknowledged is stored, once, and counted', () => {
  it.each(runs)('in $id, seed $seed', async ({ id, seed }) => {
    const outcome = await scenarios[id]!(seed)
    outcomes.push(outcome)
    console.log(toLine(outcome))
    expect(outcome).toMatchObject({ lost: 0, doubled: 0, missed: [] })
  })
})

function onRig(run: (rig: FaultRig) => Promise<Outcome>, options: FaultRigOptions = {}): Scenario {
  return async (seed) => {
    const rig = await openFaultRig({ ...options, seed })
    try {
      return await run(rig)
    } finally {
      await rig.close()
    }
  }
}

async function onSmallDisk(seed: number): Promise<Outcome> {
  const disk = openSmallDisk(300)
  if (!disk) return notPossible('F5', 'disk full')
  // Else what PostgreSQL writes ahead would fill the disk before anything is stored.
  const settings = { max_wal_size: '64MB', min_wal_size: '32MB' }
  return onRig((rig) => fillDisk(rig, disk), { dataFolder: disk.path, settings })(seed).finally(
    disk.close,
  )
}

async function withPartedClocks(seed: number): Promise<Outcome> {
  const clocks = [newNodeClock(90_000), newNodeClock(-90_000)]
  const nodeOptions = (index: number) => clocks[index]?.options ?? {}
  return onRig((rig) => partClocks(rig), { nodes: 2, nodeOptions })(seed).finally(() => {
    for (const clock of clocks) clock.remove()
  })
}

async function withJumpingClock(seed: number): Promise<Outcome> {
  const clock = newNodeClock()
  const nodeOptions = () => clock.options
  return onRig((rig) => jumpClocks(rig, clock), { nodeOptions })(seed).finally(clock.remove)
}

/** Said in the table and failed, never passed over. */
function notPossible(id: string, what: string): Outcome {
  const nothing = { acknowledged: 0, stored: 0, doubled: 0, lost: 0, recoveryMs: null, figures: '' }
  return { id, what, ...nothing, missed: ['not possible here: this account may not mount tmpfs'] }
}
