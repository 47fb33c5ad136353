import type { Browser } from 'playwright-core'
import { isRecord } from '#contract/rules/is-record'
import { toTimestamp } from '../../db/rows-of.ts'
import type { TestEnvironment } from '../harness/new-environment.ts'
import type { BadInput } from './catalogue.ts'
import { exchange, type Answer, type Sending } from './exchange.ts'
import type { Making } from './make-value.ts'
import type { ServedMilepost } from './served-milepost.ts'

/** What every case is run with. */
export interface Bench {
  server: ServedMilepost
  limits: Record<string, number>
  /** One browser for all; started when first asked for. */
  browser(): Promise<Browser>
}

/** One request of a case and what came back. */
export interface Trial {
  environment: TestEnvironment
  sending: Sending | undefined
  /** The events of the body, where it holds any. */
  events: unknown[]
  /** Which of them nothing is wrong with: they must be stored. */
  siblings: readonly number[]
  answer: Answer | undefined
  sentAtMs: number
}

export interface EventResult {
  messageId: string
  status: string
  code?: string
  warnings?: string[]
}

export interface StoredEvent {
  messageId: string
  receivedAtMs: number
  occurredAtMs: number
  originalAtMs: number
  properties: unknown
}

/** A case under way: what was sent and answered, and what was found wrong. */
export interface CaseRun {
  one: BadInput
  bench: Bench
  trials: Trial[]
  failures: string[]
  /** `must` lines that the recipe has looked at itself. */
  held: Map<string, boolean>
  newEnvironment: ServedMilepost['newEnvironment']
  /** Environments made for this case. */
  environments: TestEnvironment[]
  making(): Making
  /** Sends to the intake and keeps question and answer. */
  send(
    environment: TestEnvironment,
    sending: Sending,
    siblings?: readonly number[],
  ): Promise<Answer>
  /** Says whether a `must` line of the catalogue holds. */
  holds(must: string, isSo: boolean): void
  /** Notes a fault unless it is so. */
  check(isSo: boolean, fault: string): void
}

export function newCaseRun(one: BadInput, bench: Bench): CaseRun {
  const { server, limits } = bench
  const run: CaseRun = {
    one,
    bench,
    trials: [],
    failures: [],
    held: new Map(),
    environments: [],
    newEnvironment: async (options) => {
      const environment = await server.newEnvironment(options)
      run.environments.push(environment)
      return environment
    },
    making: () => ({ limits, nowMs: Date.now() }),
    send: async (environment, sending, siblings = []) => {
      const sentAtMs = Date.now()
      const answer = await exchange(server.url, sending)
      const events = eventsIn(sending.body)
      run.trials.push({ environment, sending, events, siblings, answer, sentAtMs })
      return answer
    },
    holds: (must, isSo) => void run.held.set(must, isSo && run.held.get(must) !== false),
    check: (isSo, fault) => {
      if (!isSo) run.failures.push(fault)
    },
  }
  return run
}

/** A POST of JSON with this key. */
export function postOf(
  key: string,
  body: Buffer | string,
  { path = '/v1/batch', headers = {} }: { path?: string; headers?: Record<string, string> } = {},
): Sending {
  return {
    method: 'POST',
    path,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    body: Buffer.from(body),
  }
}

/** Results of the events, where the answer has any. */
export function resultsOf(answer: Answer | undefined): EventResult[] {
  const json = answer?.json
  return isRecord(json) && Array.isArray(json.results) ? (json.results as EventResult[]) : []
}

/** The code of a refused request. */
export function codeOf(answer: Answer | undefined): unknown {
  return isRecord(answer?.json) ? answer.json.code : undefined
}

/** What is stored of an environment, oldest first. */
export function storedEvents(
  { database }: ServedMilepost,
  { environmentId }: TestEnvironment,
): Promise<StoredEvent[]> {
  return database.withTenants(
    [environmentId],
    (sql) => sql<StoredEvent[]>`
      select message_id as "messageId", received_at as "receivedAtMs",
        occurred_at as "occurredAtMs", original_at as "originalAtMs", properties
      from events where environment_id = ${environmentId} order by received_at, message_id`,
  )
}

/** As if it had been received so long ago. */
export async function ageEvents(
  { database }: ServedMilepost,
  { environmentId }: TestEnvironment,
  ms: number,
): Promise<void> {
  await database.withTenants([environmentId], async (sql) => {
    const old = Date.now() - ms
    await sql`select create_events_partition(${toTimestamp(old)})`
    await sql`update events set received_at = ${toTimestamp(old)}, occurred_at = ${toTimestamp(old)}
      where environment_id = ${environmentId}`
    await sql`update message_ids set received_at = ${toTimestamp(old)}
      where environment_id = ${environmentId}`
  })
}

function eventsIn(body: Buffer | undefined): unknown[] {
  try {
    const json: unknown = JSON.parse(body?.toString() ?? '')
    return isRecord(json) && Array.isArray(json.batch) ? json.batch : []
  } catch {
    return []
  }
}
