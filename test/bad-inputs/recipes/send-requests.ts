import { isRecord } from '#contract/rules/is-record'
import type { TestEnvironment } from '../../harness/new-environment.ts'
import type { CaseRequest } from '../catalogue.ts'
import { postOf, type CaseRun } from '../case-run.ts'
import { exchangeRaw, type Sending } from '../exchange.ts'
import { makeBody, makeValue, validBody, validEvent } from '../make-value.ts'
import { variantsOf, type Recipe } from './recipe.ts'

/** A request that is written out: method, path, key, headers, and a body as text or JSON. */
export const writtenRequest: Recipe = {
  fits: ({ request }) => request.method !== undefined && request.path !== undefined,
  async run(run) {
    const { request, expect } = run.one
    const environment = await run.newEnvironment()
    if (request.origin !== undefined && expect.code === 'origin_not_allowed') {
      await environment.request(`/api/v1/environments/${environment.environmentId}`, {
        method: 'PATCH',
        body: { allowedOrigins: ['https://app.example'] },
      })
    }
    const sending = toSending(run, environment, request)
    const before = run.bench.server.rssMiB()
    await run.send(environment, sending, siblingsIn(request))
    const after = run.bench.server.rssMiB()
    const { max_rss_delta_mb: allowed } = expect
    if (allowed !== undefined && before !== undefined && after !== undefined) {
      run.check(after - before <= allowed, `memory grew by ${Math.round(after - before)} MiB`)
    }
  },
}

/** Bytes on a connection, and what becomes of it. */
export const rawBytes: Recipe = {
  fits: ({ request }) => request.rawHttp !== undefined,
  async run(run) {
    const { rawHttp = '', then } = run.one.request
    const manner = typeof then === 'string' ? then : ''
    const environment = await run.newEnvironment()
    const text = rawHttp.replace(
      /^POST \.\.\. /,
      `POST /v1/batch HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${environment.writeKey}\r\n`,
    )
    const whole = text.includes('\r\n\r\n') ? text : `${text}\r\n\r\n`
    const destroyAfterMs = /destroy after (\d+) ms/.exec(manner)?.[1]
    const dripsPerSecond = /drip (\d+) B\/s/.exec(manner)?.[1]
    const sentAtMs = Date.now()
    const answer = await exchangeRaw(
      run.bench.server.url,
      whole,
      destroyAfterMs
        ? { destroyAfterMs: Number(destroyAfterMs) }
        : dripsPerSecond
          ? { dripEveryMs: 1_000 / Number(dripsPerSecond) }
          : undefined,
    )
    run.trials.push({ environment, sending: undefined, events: [], siblings: [], answer, sentAtMs })
  },
}

const intakeAreas = ['http', 'shape', 'unicode', 'number', 'time', 'pollution', 'dedupe']

/** Several inputs of one kind: whole bodies, events, fields, times. Each event goes with a sibling. */
export const variantsOfIntake: Recipe = {
  fits: (one) => intakeAreas.includes(one.area) && variantsOf(one).length > 0,
  async run(run) {
    const environment = await run.newEnvironment()
    for (const variant of variantsOf(run.one)) {
      const fields = fieldsOf(run, variant)
      const body = fields
        ? { ...validBody(run.making()), batch: [fields, validEvent(run.making())] }
        : String(variant)
      const sending = postOf(environment.writeKey, makeBody(body, run.making()))
      await run.send(environment, sending, fields ? [1] : [])
    }
  },
}

/** The event that a variant stands for; undefined where it is a body by itself. */
function fieldsOf(run: CaseRun, variant: unknown): Record<string, unknown> | undefined {
  const { area, name } = run.one
  const making = run.making()
  if (isRecord(variant)) return makeValue(variant, making) as Record<string, unknown>
  if (area === 'time') return validEvent(making, { timestamp: variant })
  const isField = typeof variant === 'string' && /^[a-z]+Id$|^event$/.test(variant)
  if (!isField) return undefined
  // The name says which character: "\u0000 inside userId / messageId".
  const code = /\\u([0-9a-f]{4})/i.exec(name)?.[1] ?? '0000'
  return validEvent(making, { [variant]: `a${String.fromCharCode(Number.parseInt(code, 16))}b` })
}

function toSending(run: CaseRun, environment: TestEnvironment, request: CaseRequest): Sending {
  const { method = 'POST', path = '/', headers = {}, raw, json, transfer, origin } = request
  const making = run.making()
  const key = { write_key: environment.writeKey, secret_key: environment.secretKey }[
    request.auth ?? ''
  ]
  const made = makeValue(headers, making) as Record<string, string>
  const body = raw ?? withSentAt(json, request.sentAt)
  return {
    method,
    path,
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(origin === undefined ? {} : { origin }),
      ...made,
    },
    ...(body === undefined ? {} : { body: makeBody(body, making) }),
    isChunked: transfer === 'chunked',
  }
}

/** A `sentAt` beside the body means the one in it. */
function withSentAt(json: unknown, sentAt: string | undefined): unknown {
  return isRecord(json) && sentAt !== undefined ? { ...json, sentAt } : json
}

/** In a batch of two the second one is there to live. */
function siblingsIn({ json }: CaseRequest): number[] {
  const batch = isRecord(json) && Array.isArray(json.batch) ? json.batch : []
  return batch.length === 2 ? [1] : []
}
