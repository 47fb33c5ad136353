import type { TestEnvironment } from '../../harness/new-environment.ts'
import { newGuideDraft } from '../../harness/new-guide-draft.ts'
import type { CaseRun } from '../case-run.ts'
import { exchange, type Answer } from '../exchange.ts'
import { variantsOf, type Recipe } from './recipe.ts'

const isAddress = (variant: unknown) => /^[\s\p{C}]*[a-z\s]+:/iu.test(String(variant))

/** A banner's button that leads there: saved, and published. */
async function publishLink(
  run: CaseRun,
  environment: TestEnvironment,
  url: string,
): Promise<Answer> {
  const draft = newGuideDraft('banner', {
    content: { button: { label: { en: 'Go' }, action: { kind: 'open', url } } },
  })
  return save(run, environment, draft)
}

async function save(run: CaseRun, { secretKey }: TestEnvironment, draft: object): Promise<Answer> {
  const ask = (method: string, path: string, body: object) =>
    exchange(run.bench.server.url, {
      method,
      path,
      headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(body)),
    })
  const { key } = draft as { key: string }
  const saved = await ask('PUT', `/api/v1/guides/${key}`, { draft })
  return saved.status === 200 ? ask('POST', `/api/v1/guides/${key}/publish`, {}) : saved
}

const unsafeLinks: Recipe = {
  fits: (one) => one.area === 'content' && variantsOf(one).some(isAddress),
  async run(run) {
    const environment = await run.newEnvironment()
    const good = await publishLink(run, environment, 'https://example.com/')
    run.check(good.status === 200, `a good address is refused: ${good.text.slice(0, 200)}`)
    for (const variant of variantsOf(run.one)) {
      const answer = await publishLink(run, environment, String(variant))
      run.trials.push({
        environment,
        sending: undefined,
        events: [],
        siblings: [],
        answer,
        sentAtMs: Date.now(),
      })
    }
  },
}

const tooMuch: Recipe = {
  fits: (one) => one.area === 'content' && typeof one.request.steps === 'number',
  async run(run) {
    const environment = await run.newEnvironment()
    const tour = newGuideDraft('tour')
    const [step] = tour.content.steps
    const steps = Array.from({ length: Number(run.one.request.steps) }, (_, i) => ({
      ...step,
      key: `step-${i}`,
      title: { en: 'x'.repeat(2_000) },
    }))
    const answer = await save(run, environment, { ...tour, content: { ...tour.content, steps } })
    run.check(run.one.expect.status?.includes(answer.status) ?? true, `answered ${answer.status}`)
  },
}

export const guideContents = [unsafeLinks, tooMuch]
