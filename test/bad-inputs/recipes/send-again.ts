import { randomUUID } from 'node:crypto'
import { ageEvents, postOf, type CaseRun } from '../case-run.ts'
import { validBody, validEvent } from '../make-value.ts'
import { named, type Recipe } from './recipe.ts'

const dedupe =
  (key: string): Recipe['fits'] =>
  (one) =>
    one.area === 'dedupe' && one.request[key] !== undefined

function batchOf(run: CaseRun): string {
  const { batch } = run.one.request
  const events = Array.from({ length: Number(batch ?? 1) }, () => validEvent(run.making()))
  return JSON.stringify({ sentAt: new Date().toISOString(), batch: events })
}

export const sentRepeatedly: Recipe = {
  fits: dedupe('repeat'),
  async run(run) {
    const environment = await run.newEnvironment()
    const body = batchOf(run)
    for (let i = 0; i < Number(run.one.request.repeat); i += 1) {
      await run.send(environment, postOf(environment.writeKey, body))
    }
  },
}

export const sentInParallel: Recipe = {
  fits: dedupe('parallel'),
  async run(run) {
    const environment = await run.newEnvironment()
    const body = batchOf(run)
    const sending = Array.from({ length: Number(run.one.request.parallel) }, () =>
      run.send(environment, postOf(environment.writeKey, body)),
    )
    const answers = await Promise.all(sending)
    run.holds(
      'no 40P01 deadlock returned as 5xx (sort ids before insert or retry)',
      answers.every(({ status }) => status === 200),
    )
  },
}

export const sentToSeveral: Recipe = {
  fits: dedupe('projects'),
  async run(run) {
    const body = batchOf(run)
    for (let i = 0; i < Number(run.one.request.projects); i += 1) {
      const environment = await run.newEnvironment()
      await run.send(environment, postOf(environment.writeKey, body))
    }
  },
}

export const sentInAnotherForm: Recipe = {
  fits: dedupe('sequence'),
  async run(run) {
    const environment = await run.newEnvironment()
    const messageId = randomUUID()
    for (const name of run.one.request.sequence as unknown[]) {
      const body = validBody(run.making(), { messageId, properties: { payload: name } })
      await run.send(environment, postOf(environment.writeKey, JSON.stringify(body)))
    }
    const [row] = await run.bench.server.database.withTenants(
      [environment.environmentId],
      (sql) => sql<{ count: number }[]>`
        select coalesce(sum(count), 0)::int as count from ingest_counts
        where reason = 'conflicting_duplicate'`,
    )
    run.holds('counter conflicting_duplicates +1', row?.count === 1)
  },
}

export const sentLater: Recipe = {
  fits: dedupe('clock'),
  async run(run) {
    const days = Number(/\+(\d+)d/.exec(String(run.one.request.clock))?.[1])
    const environment = await run.newEnvironment()
    const body = JSON.stringify(validBody(run.making()))
    const first = postOf(environment.writeKey, body)
    const { status } = await run.send(environment, first)
    await ageEvents(run.bench.server, environment, days * 86_400_000)
    const again = await run.send(environment, first)
    // What the first one was answered is not at stake.
    const [stored] = run.trials.splice(0, 1)
    run.check(status === 200, `the first answered ${status}`)
    run.holds(
      'dedupe window ≥ retention of raw events, not 24 h',
      again.status === 200 && again.text.includes('"duplicate"'),
    )
    if (stored) run.trials.push(stored)
  },
}

export const repeats = [sentRepeatedly, sentInParallel, sentToSeveral, sentInAnotherForm, sentLater]

/** Keys that open nothing: each is sent, and the unknown is told apart from the revoked by nobody. */
export const keysThatOpenNothing: Recipe = {
  fits: named('auth', /\bkey\b.*\/.*\bkey\b/),
  async run(run) {
    const environment = await run.newEnvironment()
    const made = await environment.request('/api/v1/keys', { body: { kind: 'write', name: 'Old' } })
    const { id, secret } = (await made.json()) as { id: string; secret: string }
    await environment.request(`/api/v1/keys/${id}/revoke`, { body: {} })
    const unknown = secret.slice(0, -4) + (secret.endsWith('0000') ? '1111' : '0000')
    const keyOf = (variant: unknown) => {
      if (variant === 'none') return undefined
      if (variant === 'wk_unknown') return `Bearer ${unknown}`
      if (variant === 'wk_revoked') return `Bearer ${secret}`
      return String(variant)
    }
    const body = Buffer.from(JSON.stringify(validBody(run.making())))
    const ask = (authorization: string | undefined) =>
      run.send(environment, {
        method: 'POST',
        path: '/v1/batch',
        headers: {
          'content-type': 'application/json',
          ...(authorization === undefined ? {} : { authorization }),
        },
        body,
      })
    for (const variant of run.one.request.variants as unknown[]) await ask(keyOf(variant))

    const kinds = [`Bearer ${unknown}`, `Bearer ${secret}`]
    const times: number[][] = [[], []]
    const bodies = new Set<string>()
    for (let i = 0; i < 100; i += 1) {
      for (const [kind, key] of kinds.entries()) {
        const answer = await ask(key)
        times[kind]?.push(answer.ms)
        bodies.add(answer.text.replaceAll(/"requestId":"[^"]*"/g, ''))
      }
    }
    // The quicker quarter: what is slower than that is the machine's doing.
    const [left = 0, right = 0] = times.map((ms) => medianOf(ms.toSorted(upwards).slice(0, 50)))
    // Below half a millisecond it is the network that is measured.
    const isAlike = Math.abs(left - right) <= Math.max(0.2 * Math.min(left, right), 0.5)
    run.check(isAlike, `${left.toFixed(2)} ms where unknown, ${right.toFixed(2)} ms where revoked`)
    run.holds('same body and ±20 % timing for unknown and revoked', bodies.size === 1 && isAlike)
  },
}

const upwards = (a: number, b: number) => a - b

export function medianOf(values: number[]): number {
  const sorted = values.toSorted(upwards)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
