import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isRecord } from '#contract/rules/is-record'
import { isSecretField } from '#contract/rules/is-secret-field'
import { readEvent } from '../../api/ingest/read-event.ts'
import { defineMilestone } from '../harness/define.ts'
import { postOf, resultsOf, storedEvents, type CaseRun } from './case-run.ts'
import { validEvent } from './make-value.ts'
import { showStoredPayload } from './recipes/show-stored.ts'

type Check = (run: CaseRun) => boolean | Promise<boolean>

/**
 * The `must` lines of the catalogue that are looked at after the requests were sent, whatever they
 * were. Lines that only one recipe can answer are answered there (`run.holds`).
 */
const checks: Record<string, Check> = {
  'nothing stored': async (run) => (await everythingStored(run)).length === 0,
  'no uncaughtException/unhandledRejection': (run) => run.bench.server.isUnharmed(),
  'no leaked pool client': async (run) => {
    const [environment] = run.environments
    if (!environment) return false
    const body = () => JSON.stringify({ batch: [validEvent(run.making())] })
    const asks = Array.from({ length: 40 }, () =>
      run.send(environment, postOf(environment.writeKey, body())),
    )
    const answers = await Promise.all(asks)
    // These were no part of the case.
    return answers.every(({ status }) => status === 200)
  },
  'if accepted the server derives a deterministic id or documents no dedupe': async (run) => {
    const [first] = run.trials
    if (!first?.sending) return false
    if (resultsOf(first.answer).every(({ status }) => status === 'rejected')) return true
    const again = await run.send(first.environment, first.sending)
    return resultsOf(again).every(({ status }) => status === 'duplicate')
  },
  'projectId/receivedAt from the client are ignored': async (run) => {
    const [stored] = await everythingStored(run)
    return stored !== undefined && Math.abs(stored.receivedAtMs - Date.now()) < 60_000
  },
  'same winner in API, SDK and DB (last wins)': async (run) => {
    const [first] = run.trials
    const sent = JSON.parse(first?.sending?.body?.toString() ?? '{}') as {
      batch?: { messageId: string }[]
    }
    const winner = sent.batch?.[0]?.messageId
    const answered = resultsOf(first?.answer)[0]?.messageId
    const [stored] = await everythingStored(run)
    return winner !== undefined && answered === winner && stored?.messageId === winner
  },
  'null = {}': async (run) => {
    const ids = eventsWhere(run, (properties) => properties === null)
    const stored = (await everythingStored(run)).filter(({ messageId }) => ids.includes(messageId))
    return (
      ids.length === stored.length && stored.every((row) => JSON.stringify(row.properties) === '{}')
    )
  },
  'array/string rejected invalid_properties': (run) => {
    const ids = eventsWhere(run, (value) => Array.isArray(value) || typeof value === 'string')
    const results = run.trials.flatMap(({ answer }) => resultsOf(answer))
    const codes = results.filter(({ messageId }) => ids.includes(messageId)).map(({ code }) => code)
    return codes.length === ids.length && codes.every((code) => code === 'invalid_properties')
  },
  'byte-exact round trip in export': liveEventsShowWhatWasSent,
  'exact round trip': liveEventsShowWhatWasSent,
  "if truncated: warning 'truncated', cut on a code-point boundary": async (run) => {
    const results = run.trials.flatMap(({ answer }) => resultsOf(answer))
    const accepted = results.filter(({ status }) => status === 'accepted')
    const rows = await everythingStored(run)
    const texts = rows.flatMap(({ properties }) => Object.values(properties as object) as unknown[])
    return (
      accepted.every(({ warnings }) => warnings?.includes('truncated')) &&
      texts.every((text) => typeof text !== 'string' || !/\p{Surrogate}|\ufffd/u.test(text))
    )
  },
  'console shows text, zero script execution, CSP reports 0': showStoredPayload,
  "CSV export prefixes with ' or quotes per OWASP": async (run) => {
    const [environment] = run.environments
    const text = '=HYPERLINK("http://evil")'
    const group = {
      type: 'group',
      userId: 'ada',
      groupId: text,
      timestamp: new Date().toISOString(),
    }
    await environment?.request('/v1/batch', { body: { batch: [{ ...group, messageId: 'csv' }] } })
    const report = '/api/v1/metrics/time-to-first-value/units?format=csv'
    await defineMilestone(environment!, 'valued', {
      firstValue: true,
      condition: { event: 'step_completed' },
    })
    const csv = await (await environment!.request(report)).text()
    run.environments.length = 0
    return csv.includes(`"'=HYPERLINK(""http://evil"")"`)
  },
  'not silently null': (run) => {
    const results = run.trials.flatMap(({ answer }) => resultsOf(answer))
    return results.every(
      ({ status, warnings }) => status === 'rejected' || (warnings?.length ?? 0) > 0,
    )
  },
  'precision rule documented (float64); ids must be strings': async (run) => {
    const [environment] = run.environments
    if (!environment) return false
    const event = validEvent(run.making(), { userId: 9_007_199_254_740_992 })
    const answer = await run.send(
      environment,
      postOf(environment.writeKey, JSON.stringify({ batch: [event] })),
    )
    return resultsOf(answer)[0]?.code === 'invalid_id' && documents(/float64/)
  },
  'metric ignores or coerces by documented rule; no query error 22P02': async (run) => {
    const [environment] = run.environments
    if (!environment) return false
    const condition = {
      event: 'step_completed',
      where: [{ property: 'value', op: 'greaterThan' as const, value: 5 }],
    }
    await defineMilestone(environment, 'counted', { firstValue: true, condition })
    const report = await environment.request('/api/v1/metrics/time-to-first-value')
    return report.status === 200 && !run.bench.server.output().includes('22P02')
  },
  'event time = received time': async (run) =>
    isStoredAt(await everythingStored(run), (row) => row.receivedAtMs, 0),
  'stored = received time': async (run) =>
    isStoredAt(await everythingStored(run), (row) => row.receivedAtMs, 0),
  'documented horizon; original kept; no new partition per event': async (run) => {
    const rows = await everythingStored(run)
    const sent = run.trials.flatMap(({ events }) => events as { timestamp: string }[])
    const isKept = rows.every(({ originalAtMs }) =>
      sent.some(({ timestamp }) => Date.parse(timestamp) === originalAtMs),
    )
    const isNew = rows.every(({ receivedAtMs }) => Math.abs(receivedAtMs - Date.now()) < 60_000)
    return isKept && isNew && documents(/as old as/)
  },
  'only RFC 3339 (and documented epoch ms) accepted; others: received time + warning or rejected': (
    run,
  ) => {
    const isDate = (text: unknown) => typeof text === 'string' && rfc3339.test(text)
    return run.trials.every(({ events, answer }) =>
      resultsOf(answer).every((result, i) => {
        const { timestamp } = events[i] as { timestamp: unknown }
        return (
          isDate(timestamp) || result.status === 'rejected' || (result.warnings?.length ?? 0) > 0
        )
      }),
    )
  },
  'no 22008 from Postgres': (run) => !run.bench.server.output().includes('22008'),
  '({}).isAdmin === undefined in API, SDK and console afterwards': async (run) => {
    // The server's own reading of what was sent, in this process, where its effect can be seen.
    for (const { events } of run.trials) {
      for (const input of events) {
        const envelope = {
          receivedAtMs: Date.now(),
          sentAt: null,
          context: {},
          mayDeclareReceivedAt: false,
        }
        readEvent(input, envelope)
      }
    }
    return ({} as { isAdmin?: unknown }).isAdmin === undefined && (await showStoredPayload(run))
  },
  'stored as data or key rejected': async (run) => {
    const rows = await everythingStored(run)
    const isStored = rows.some(
      ({ properties }) => isRecord(properties) && Object.hasOwn(properties, '__proto__'),
    )
    return isStored || run.trials.every(({ answer }) => resultsOf(answer)[0]?.status === 'rejected')
  },
  'deny-listed keys dropped at SDK and server; never in logs': async (run) => {
    const values = run.trials.flatMap(({ events }) => secretsIn(events))
    const shown = await Promise.all(
      run.environments.map(async (one) => (await one.request('/api/v1/events/live')).text()),
    )
    const everywhere = [
      JSON.stringify(await everythingStored(run)),
      run.bench.server.output(),
      ...shown,
    ]
    return (
      values.length > 0 && !values.some((value) => everywhere.some((text) => text.includes(value)))
    )
  },
  'events individually over 32 KiB are rejected, request is not': (run) =>
    run.trials.every(({ events, answer }) =>
      resultsOf(answer).every(({ code }, i) => {
        const isLarge =
          Buffer.byteLength(JSON.stringify(events[i])) > (run.bench.limits['event_bytes'] ?? 0)
        return isLarge === (code === 'event_too_large')
      }),
    ),
  'no 5xx; process stays up; sibling valid event in the same batch is accepted': async (run) => {
    const [first] = run.trials
    const bad = first?.events[0]
    if (!first || bad === undefined) return false
    const sibling = validEvent(run.making())
    const body =
      first.sending?.body?.toString().replace(/\]\s*\}\s*$/, `,${JSON.stringify(sibling)}]}`) ?? ''
    const answer = await run.send(first.environment, postOf(first.environment.writeKey, body))
    return resultsOf(answer).at(-1)?.status === 'accepted'
  },
  'refused at save AND at render': (run) =>
    // safe-url.test.ts holds the render side to the same rule for every element that draws a link.
    run.trials.every(({ answer }) => (answer?.status ?? 0) >= 400),
}

/** "stored within ±150 s of now", "stored = now-10m ± 150 s". */
const timed = /^stored (?:within ±(\d+) s of|=) now(?:-(\d+)m)?(?: ± (\d+) s)?$/

/** Looks at every line; a line that nobody knows is a fault, or is only named where `isForeign`. */
export async function judgeMusts(
  run: CaseRun,
  { isForeign }: { isForeign: boolean },
): Promise<string[]> {
  const { must = [], note, max_note: maxNote } = run.one.expect
  const unknown: string[] = []
  for (const line of [...must, ...(note ? [note] : []), ...(maxNote ? [maxNote] : [])]) {
    const held = run.held.get(line)
    const match = timed.exec(line)
    const check = checks[line]
    if (held !== undefined) run.check(held, `not so: ${line}`)
    else if (match) {
      const wantedMs = Date.now() - Number(match[2] ?? 0) * 60_000
      const withinMs = Number(match[1] ?? match[3]) * 1_000
      run.check(
        isStoredAt(await everythingStored(run), () => wantedMs, withinMs),
        `not so: ${line}`,
      )
    } else if (check) run.check(await check(run), `not so: ${line}`)
    else if (isForeign) unknown.push(line)
    else run.check(false, `nobody checks: ${line}`)
  }
  return unknown
}

const rfc3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/

async function everythingStored(run: CaseRun) {
  const rows = await Promise.all(run.environments.map((one) => storedEvents(run.bench.server, one)))
  return rows.flat()
}

function isStoredAt(
  rows: Awaited<ReturnType<typeof storedEvents>>,
  wantedOf: (row: (typeof rows)[number]) => number,
  withinMs: number,
): boolean {
  return (
    rows.length > 0 && rows.every((row) => Math.abs(row.occurredAtMs - wantedOf(row)) <= withinMs)
  )
}

function eventsWhere(run: CaseRun, fits: (properties: unknown) => boolean): string[] {
  const events = run.trials.flatMap((trial) => trial.events as Record<string, unknown>[])
  return events
    .filter(({ properties }) => fits(properties))
    .map(({ messageId }) => String(messageId))
}

async function liveEventsShowWhatWasSent(run: CaseRun): Promise<boolean> {
  const sent = run.trials.flatMap((trial) => trial.events as Record<string, unknown>[])
  const [environment] = run.environments
  const answer = await environment?.request('/api/v1/events/live')
  const { rows = [] } = ((await answer?.json()) ?? {}) as { rows?: Record<string, unknown>[] }
  return sent.every((event) => {
    const row = rows.find(({ id }) => id === event.messageId)
    const payload = row?.payload as Record<string, unknown> | undefined
    const isSame = JSON.stringify(payload?.properties) === JSON.stringify(event.properties)
    return isSame && row?.name === event.event && (row?.userId ?? undefined) === event.userId
  })
}

/** What the events hold under the names of secrets, at any depth. */
function secretsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, child]: [string, unknown]) =>
    isSecretField(name, child) ? [String(child)] : secretsIn(child),
  )
}

/** Whether the page for developers says so. */
function documents(words: RegExp): boolean {
  return words.test(
    readFileSync(fileURLToPath(new URL('../../api/ingest/README.md', import.meta.url)), 'utf8'),
  )
}
