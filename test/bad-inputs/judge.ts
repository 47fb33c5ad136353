import { isRecord } from '#contract/rules/is-record'
import { codeOf, resultsOf, storedEvents, type CaseRun, type Trial } from './case-run.ts'
import type { Expectation } from './catalogue.ts'
import { servedSecret } from './served-milepost.ts'

/** Compares what came back with what the case allows, but for its `must` lines. */
export async function judgeAnswers(run: CaseRun): Promise<void> {
  const { expect } = run.one
  for (const trial of run.trials) judgeTrial(run, trial, expect)
  if (expect.results !== undefined) judgeResults(run, expect.results)
  if (expect.stored !== undefined) await judgeStored(run, expect.stored)
}

function judgeTrial(run: CaseRun, trial: Trial, expect: Expectation): void {
  const { answer, siblings } = trial
  if (expect.status) {
    const isOne = answer ? expect.status.includes(answer.status) : expect.status.length === 0
    run.check(isOne, `answered ${answer?.status ?? 'nothing'}, not ${expect.status.join(' or ')}`)
  }
  if (!answer) return
  const bad = resultsOf(answer).filter((_, index) => !siblings.includes(index))
  if (expect.code !== undefined) {
    const refused = bad.filter((result) => result.status === 'rejected')
    const codes = answer.status === 200 ? refused.map(({ code }) => code) : [codeOf(answer)]
    run.check(
      codes.every((code) => code === expect.code),
      `code ${codes.join()}, not ${expect.code}`,
    )
  }
  for (const result of bad) {
    if (expect.result) {
      const { status, code = '' } = result
      run.check(
        expect.result.includes(status),
        `${status} ${code}, not ${expect.result.join(' or ')}`,
      )
    }
    if (expect.warning !== undefined && result.status === 'accepted') {
      const warnings = result.warnings ?? []
      run.check(
        warnings.includes(expect.warning),
        `warnings ${warnings.join()}: no ${expect.warning}`,
      )
    }
  }
  for (const [name, wanted] of Object.entries(expect.header ?? {})) {
    const value = answer.headers[name.toLowerCase()]
    run.check(isHeader(value, wanted), `header ${name}: ${value}, not ${wanted}`)
  }
  if (expect.max_ms !== undefined) {
    run.check(answer.ms <= expect.max_ms, `took ${Math.round(answer.ms)} ms`)
  }
}

/** `>=1`, or a list in any order. */
function isHeader(value: string | undefined, wanted: string): boolean {
  if (value === undefined) return false
  if (wanted.startsWith('>=')) return Number(value) >= Number(wanted.slice(2))
  const list = (text: string) => text.split(/,\s*/).sort().join()
  return list(value) === list(wanted)
}

/**
 * The forms of the catalogue: `[rejected too_deep, accepted]`, by index · `accepted, duplicate`, in
 * the order sent · `499 accepted, 1 rejected invalid_event`, counted · `… then …`, request by request.
 */
function judgeResults(run: CaseRun, words: string): void {
  const said = run.trials.map((trial) =>
    resultsOf(trial.answer).map(({ status, code }) => (code ? `${status} ${code}` : status)),
  )
  const plain = words.replace(/\s*\(.*\)\s*$/, '').replace(/^\[|\]$/g, '')
  const parts = plain.split(/\s+then\s+/)
  const groups =
    parts.length > 1
      ? parts.map((part, i) => ({ part, of: said[i] ?? [] }))
      : [{ part: plain, of: said.flat() }]
  for (const { part, of } of groups) {
    const wanted = part.split(/,\s*/)
    const found = /^\d/.test(part)
      ? countsOf(of, wanted)
      : of.slice(0, wanted.length === 1 ? 1 : undefined)
    const isSame = [...found].sort().join() === [...wanted].sort().join()
    const isInOrder = /^\d/.test(part) || found.join() === wanted.join()
    run.check(isSame && isInOrder, `results ${found.join(', ').slice(0, 200)}, not ${words}`)
  }
}

function countsOf(said: string[], wanted: string[]): string[] {
  const counts = new Map<string, number>()
  for (const one of said) counts.set(one, (counts.get(one) ?? 0) + 1)
  const hasCodes = wanted.some((one) => one.split(' ').length > 2)
  if (!hasCodes) return [...counts].map(([one, count]) => `${count} ${one.split(' ')[0]}`)
  return [...counts].map(([one, count]) => `${count} ${one}`)
}

/** A count of rows, what a value may have become (`a or b; …`), or how many in each environment. */
async function judgeStored(run: CaseRun, wanted: string | number): Promise<void> {
  const { server } = run.bench
  const rows = await Promise.all(run.environments.map((one) => storedEvents(server, one)))
  const each = /^(\d+) in each/.exec(String(wanted))?.[1]
  if (typeof wanted === 'number' || each) {
    const count = each ? Number(each) : wanted
    const found = each ? rows.map((one) => one.length) : [rows.flat().length]
    run.check(
      found.every((one) => one === count),
      `${found.join(' and ')} stored, not ${wanted}`,
    )
    return
  }
  if (wanted === 'first payload') {
    const [first] = run.trials[0]?.events ?? []
    const sent = isRecord(first) ? first.properties : undefined
    const kept = rows.flat()[0]?.properties
    run.check(JSON.stringify(kept) === JSON.stringify(sent), `stored ${JSON.stringify(kept)}`)
    return
  }
  const allowed = (wanted.split(';')[0] ?? '').split(' or ')
  const values = rows
    .flat()
    .flatMap(({ properties }) =>
      isRecord(properties) && typeof properties.value === 'string' ? [properties.value] : [],
    )
  run.check(
    values.length > 0 && values.every((value) => allowed.includes(value)),
    `stored ${JSON.stringify(values)}, not ${wanted}`,
  )
}

/** What holds after every case (the head of the catalogue), whatever was sent. */
export async function judgeInvariants(run: CaseRun): Promise<void> {
  const { server } = run.bench
  run.check(await server.isUnharmed(), 'the server ended')
  for (const { answer, siblings } of run.trials) {
    if (!answer) continue
    run.check(
      answer.status < 500 || isWayOut(answer.status, answer.headers),
      `answered ${answer.status}`,
    )
    const results = resultsOf(answer)
    if (answer.status === 200) {
      const dead = siblings.filter((index) => results[index]?.status !== 'accepted')
      run.check(dead.length === 0, `siblings ${dead.join()} were not stored`)
    }
    if (answer.status >= 400) judgeRefusal(run, answer)
  }
  for (const environment of run.environments) {
    const accepted = run.trials
      .filter((trial) => trial.environment === environment)
      .flatMap((trial) => resultsOf(trial.answer))
      .filter(({ status }) => status === 'accepted')
    const stored = await storedEvents(server, environment)
    const ids = (rows: { messageId: string }[]) =>
      rows
        .map((row) => row.messageId)
        .sort()
        .join()
    run.check(ids(accepted) === ids(stored), `${accepted.length} accepted, ${stored.length} stored`)
  }
}

/** Refusals for a while may be 503, and say for how long. */
function isWayOut(status: number, headers: Record<string, string>): boolean {
  const seconds = Number(headers['retry-after'])
  return status === 503 && seconds >= 1 && seconds <= 60
}

const secrets = [
  /\n\s+at \S+/,
  /\b(select\b.+\bfrom|insert into|sqlstate|pg_catalog|relation ")/i,
  /node_modules|file:\/\/|\/(home|root|usr|tmp|work|var|opt)\//,
  /mp_sk_\w{8}|postgres(ql)?:\/\//,
]

function judgeRefusal(
  run: CaseRun,
  answer: { status: number; text: string; json: unknown; headers: Record<string, string> },
): void {
  const { json, text, status, headers } = answer
  const isReadable =
    isRecord(json) &&
    typeof json.code === 'string' &&
    isRecord(json.error) &&
    /json/.test(headers['content-type'] ?? '')
  run.check(isReadable, `${status} is not machine-readable: ${text.slice(0, 100)}`)
  if (status === 429) {
    run.check(Number(headers['retry-after']) >= 1, '429 without Retry-After')
  }
  const told = [...secrets, servedSecret].filter((secret) =>
    typeof secret === 'string' ? text.includes(secret) : secret.test(text),
  )
  run.check(told.length === 0, `the refusal tells of the inside: ${text.slice(0, 200)}`)
}
