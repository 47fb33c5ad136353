import type { AccountInput, MembershipInput, UserInput } from '#contract/account'
import type { FeatureInput, MilestoneInput } from '#contract/milestone'
import type { MetricId, MetricReport, UnitRow } from '#contract/metric-report'
import { expect } from 'vitest'
import { newEnvironment, type TestEnvironment } from './new-environment.ts'
import type { TestApp } from './test-app.ts'

export type ReportOf<Id extends MetricId> = Extract<MetricReport, { metric: Id }>

/** One line of a table of events, `$identify` and `$group` being calls: when, what, who (null: the anonymous id alone), in which account. */
export interface SceneEvent {
  at: string
  event: string
  user?: string | null
  anonymousId?: string
  account?: string
  properties?: Record<string, unknown>
  messageId?: string
  /** Default: a second after `at`. */
  receivedAt?: string
}

/** An environment told in tables, for examples small enough to work out by hand. */
export interface MetricScene {
  environment: TestEnvironment
  milestones(rows: Record<string, Partial<MilestoneInput>>): Promise<void>
  features(rows: Record<string, Partial<FeatureInput>>): Promise<void>
  accounts(rows: AccountInput[]): Promise<void>
  users(rows: UserInput[]): Promise<void>
  memberships(rows: MembershipInput[]): Promise<void>
  history(rows: SceneEvent[]): Promise<void>
  /**
   * The report at this instant, asked twice: when it is now, of the fact tables, and when it has
   * passed, of raw events. Both must say the same.
   */
  report<Id extends MetricId>(
    metric: Id,
    asOf: string,
    query?: Record<string, string>,
  ): Promise<ReportOf<Id>>
  units(metric: MetricId, asOf: string, query?: Record<string, string>): Promise<UnitRow[]>
}

let messages = 0
const calls = ['$identify', '$group']

export async function newMetricScene(
  testApp: TestApp,
  options: { timeZone?: string; weekStart?: 'monday' | 'sunday'; passiveEvents?: string[] } = {},
): Promise<MetricScene> {
  const environment = await newEnvironment(testApp, options)
  const ask = async (path: string, method = 'GET', body?: unknown): Promise<unknown> => {
    const answer = await environment.request(
      path,
      body === undefined ? { method } : { method, body },
    )
    expect(answer.status, await answer.clone().text()).toBe(200)
    return answer.json()
  }
  const upsert = async (what: string, rows: object[]) => {
    const { results } = (await ask(`/api/v1/${what}/batch`, 'POST', { [what]: rows })) as {
      results: { status: string }[]
    }
    expect(results.filter(({ status }) => status === 'rejected')).toEqual([])
  }
  const askAt = async (path: string, at: number, query: Record<string, string>) => {
    testApp.clock.set(at)
    return ask(`/api/v1/metrics/${path}?${new URLSearchParams(query)}`)
  }
  return {
    environment,
    milestones: async (rows) => {
      for (const [key, row] of Object.entries(rows)) {
        const condition = { event: key }
        await ask(`/api/v1/milestones/${key}`, 'PUT', {
          name: key,
          scope: 'account',
          condition,
          ...row,
        })
      }
    },
    features: async (rows) => {
      for (const [key, row] of Object.entries(rows)) {
        await ask(`/api/v1/features/${key}`, 'PUT', {
          name: key,
          condition: { event: key },
          ...row,
        })
      }
    },
    accounts: (rows) => upsert('accounts', rows),
    users: (rows) => upsert('users', rows),
    memberships: (rows) => upsert('memberships', rows),
    history: async (rows) => {
      const batch = rows.map(toWireEvent)
      const latest = Math.max(...batch.map(({ receivedAt }) => Date.parse(receivedAt)))
      testApp.clock.set(Math.max(testApp.now(), latest))
      const { results } = (await ask('/v1/import', 'POST', { batch })) as {
        results: { status: string }[]
      }
      expect(results.filter(({ status }) => status === 'rejected')).toEqual([])
    },
    report: async <Id extends MetricId>(metric: Id, asOf: string, query = {}) => {
      const at = Date.parse(asOf)
      const now = await askAt(metric, at, query)
      const past = await askAt(metric, at + 1, { ...query, asOf })
      expect(past).toEqual(now)
      return now as ReportOf<Id>
    },
    units: async (metric, asOf, query = {}) => {
      const page = { limit: '1000', ...query }
      const answer = await askAt(`${metric}/units`, Date.parse(asOf), page)
      return (answer as { rows: UnitRow[] }).rows
    },
  }
}

function toWireEvent({
  at,
  event,
  user,
  anonymousId,
  account,
  properties,
  messageId,
  receivedAt,
}: SceneEvent) {
  messages += 1
  return {
    ...(calls.includes(event) ? { type: event.slice(1) } : { type: 'track', event }),
    messageId: messageId ?? `scene-${messages}`,
    ...(user === null ? {} : { userId: user ?? `user-of-${account ?? 'nobody'}` }),
    ...(anonymousId === undefined ? {} : { anonymousId }),
    context: account === undefined ? {} : { groupId: account },
    ...(properties === undefined ? {} : { properties }),
    timestamp: at,
    receivedAt: receivedAt ?? new Date(Date.parse(at) + 1000).toISOString(),
  }
}
