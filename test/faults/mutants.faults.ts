import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openDeliveryServer } from '../delivery/delivery-rig.ts'
import { BUILT_SERVER } from './api-node.ts'
import { type BuiltMutant, buildMutant } from './build-mutant.ts'
import { type FaultRig, openFaultRig } from './fault-rig.ts'
import { type Mutant, mutants } from './mutants.ts'
import { followLive } from './scenarios/follow-live.ts'
import { killApi } from './scenarios/kill-api.ts'
import { killDatabase } from './scenarios/kill-database.ts'
import { leavePage } from './scenarios/leave-page.ts'
import { type Catch, writeCatches } from './write-results.ts'

// The rig is worth something if it sees what is wrong: five products that are broken on purpose.

const RUNS = 3
const isTimed = false

type Sign = { missed: string[] }
const hunts: Record<keyof typeof mutants, [scenario: string, run: Hunt]> = {
  unflushedCommits: [
    'F3',
    onRig((rig) => killDatabase(rig, { kills: 1, runningMs: 4_000, downMs: 500, isTimed })),
  ],
  earlyAnswers: [
    'F3',
    onRig((rig) => killDatabase(rig, { kills: 1, runningMs: 3_000, downMs: 2_000, isTimed })),
  ],
  forgetfulPage: ['a page left in Chromium', inBrowser],
  rememberedIds: ['F1', onRig(loseAnswersAndKill)],
  hastyCursor: ['L', onRig(followLive)],
}
type Hunt = (built: Omit<BuiltMutant, 'remove'>, seed: number) => Promise<Sign>

const catches: Catch[] = []
afterAll(() => {
  console.log(`\n${writeCatches(catches)}`)
})

describe('the rig catches', () => {
  test.each(Object.entries<Mutant>(mutants))('%s', async (name, mutant) => {
    const [scenario, hunt] = hunts[name as keyof typeof mutants]
    const built = buildMutant(mutant)
    let found: Catch = { title: mutant.title, scenario, run: undefined, signs: [] }
    try {
      for (let run = 1; run <= RUNS && found.run === undefined; run++) {
        const { missed } = await hunt(built, run)
        if (missed.length > 0) found = { ...found, run, signs: missed }
      }
    } finally {
      built.remove()
      catches.push(found)
    }
    expect(found.run, 'It was not caught').toBeDefined()
  })
})

describe('the rig finds nothing', () => {
  test.each(Object.entries(hunts))('in what is built here, hunting %s', async (_, [, hunt]) => {
    const { missed } = await hunt(
      { server: BUILT_SERVER, distFolder: join(process.cwd(), 'dist') },
      1,
    )
    expect(missed).toEqual([])
  })
})

function onRig(run: (rig: FaultRig) => Promise<Sign>): Hunt {
  return async ({ server }, seed) => {
    const rig = await openFaultRig({ server, seed })
    try {
      return await run(rig)
    } finally {
      await rig.close()
    }
  }
}

/** Events come again after a restart only if their answers were lost before it. */
async function loseAnswersAndKill(rig: FaultRig): Promise<Sign> {
  rig.web.faults.lostAnswerShare = 0.3
  return killApi(rig, { kills: 2, everyMs: 2_500, isTimed, hasPages: false })
}

async function inBrowser({ distFolder }: Pick<BuiltMutant, 'distFolder'>): Promise<Sign> {
  const server = await openDeliveryServer({ distFolder })
  const rig = await server.openRig()
  try {
    return await leavePage(rig)
  } finally {
    await rig.close()
    await server.close()
  }
}
