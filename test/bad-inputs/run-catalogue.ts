import type { Browser } from 'playwright-core'
import { launchChromium } from '../harness/chromium.ts'
import { postOf, newCaseRun, resultsOf, type Bench } from './case-run.ts'
import type { BadInput, Catalogue } from './catalogue.ts'
import { judgeAnswers, judgeInvariants } from './judge.ts'
import { validBody } from './make-value.ts'
import { judgeMusts } from './musts.ts'
import { whyNotBuilt } from './not-built.ts'
import { erasure } from './recipes/erase.ts'
import { guideContents } from './recipes/guides.ts'
import { management } from './recipes/manage.ts'
import { overload } from './recipes/overload.ts'
import { inPages } from './recipes/pages.ts'
import type { Recipe } from './recipes/recipe.ts'
import { keysThatOpenNothing, repeats } from './recipes/send-again.ts'
import { rawBytes, variantsOfIntake, writtenRequest } from './recipes/send-requests.ts'
import { signIns } from './recipes/sign-in.ts'
import { serveMilepost } from './served-milepost.ts'

/** The first that fits is taken. */
const recipes: readonly Recipe[] = [
  writtenRequest,
  rawBytes,
  ...repeats,
  keysThatOpenNothing,
  ...management,
  ...signIns,
  ...guideContents,
  ...inPages,
  erasure,
  overload,
  variantsOfIntake,
]

export interface Outcome {
  one: BadInput
  /** Nothing: as expected. */
  failures: string[]
  /** What it would need that is not built. */
  notBuilt?: string
  /** Lines of a catalogue of somebody else's that nobody here can check. */
  unchecked: string[]
}

/** Each has environments of its own, and many only wait. */
const triedAtOnce = 4

/** What looks at time or memory is tried alone. */
function isMeasured({ area, expect }: BadInput): boolean {
  const isShort = (expect.max_ms ?? Infinity) < 5_000
  return (
    isShort ||
    area === 'overload' ||
    (expect.must ?? []).some((line) => /\btim(e|ing)\b.*%|%.*\btim(e|ing)\b/.test(line))
  )
}

/**
 * Tries every case of a catalogue against a real server on this database. `isForeign`: lines that are not known are named instead of counted as faults.
 */
export async function runCatalogue(
  { cases, limits }: Catalogue,
  { databaseUrl, isForeign }: { databaseUrl: string; isForeign: boolean },
): Promise<Outcome[]> {
  const server = await serveMilepost(databaseUrl)
  let browser: Promise<Browser> | undefined
  const bench: Bench = { server, limits, browser: () => (browser ??= launchChromium()) }
  try {
    const outcomes: Outcome[] = []
    const tryAll = async (waiting: BadInput[]) => {
      for (let one = waiting.shift(); one; one = waiting.shift()) {
        outcomes.push(await tryCase(one, bench, isForeign))
      }
    }
    const together = cases.filter((one) => !isMeasured(one))
    await Promise.all(Array.from({ length: triedAtOnce }, () => tryAll(together)))
    for (const one of cases.filter(isMeasured))
      outcomes.push(await tryMeasured(one, bench, isForeign))
    return outcomes.toSorted((a, b) => cases.indexOf(a.one) - cases.indexOf(b.one))
  } finally {
    await (await browser)?.close()
    await server.close()
  }
}

/** A busy machine makes what is good look slow: at fault is what is so every time. */
async function tryMeasured(one: BadInput, bench: Bench, isForeign: boolean): Promise<Outcome> {
  let outcome = await tryCase(one, bench, isForeign)
  for (let again = 0; again < 2 && outcome.failures.length > 0; again += 1) {
    outcome = await tryCase(one, bench, isForeign)
  }
  return outcome
}

async function tryCase(one: BadInput, bench: Bench, isForeign: boolean): Promise<Outcome> {
  const notBuilt = whyNotBuilt(one)
  if (notBuilt) return { one, failures: [], unchecked: [], notBuilt }
  const recipe = recipes.find(({ fits }) => fits(one))
  if (!recipe) return { one, failures: ['no way of sending this layout is known'], unchecked: [] }
  const run = newCaseRun(one, bench)
  let unchecked: string[] = []
  try {
    await recipe.run(run)
    await judgeAnswers(run)
    unchecked = await judgeMusts(run, { isForeign })
    await judgeInvariants(run)
    await sendValidOne(run)
  } catch (error) {
    run.failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
  return { one, failures: [...new Set(run.failures)], unchecked }
}

/** Whatever came before: what is valid is taken. */
async function sendValidOne(run: ReturnType<typeof newCaseRun>): Promise<void> {
  const environment = await run.bench.server.newEnvironment()
  const body = JSON.stringify(validBody(run.making()))
  const answer = await run.send(environment, postOf(environment.writeKey, body))
  run.check(resultsOf(answer)[0]?.status === 'accepted', 'a valid event is refused afterwards')
}

/** The lines that `npm run bad-inputs` ends with. */
export function toReport(outcomes: readonly Outcome[]): string {
  const tried = outcomes.filter(({ notBuilt }) => notBuilt === undefined)
  const good = tried.filter(({ failures }) => failures.length === 0)
  const waiting = outcomes.filter(({ notBuilt }) => notBuilt !== undefined)
  return [
    ...tried.flatMap(({ one, failures }) =>
      failures.map((failure) => `${one.id} ${one.name}\n    ${failure}`),
    ),
    ...outcomes.flatMap(({ one, unchecked }) =>
      unchecked.map((line) => `${one.id} not checked: ${line}`),
    ),
    ...waiting.map(({ one, notBuilt }) => `${one.id} needs what is not built: ${notBuilt}`),
    `${outcomes.length} cases, ${waiting.length} of them need what is not built`,
    `${good.length} of ${tried.length} as expected`,
  ].join('\n')
}
