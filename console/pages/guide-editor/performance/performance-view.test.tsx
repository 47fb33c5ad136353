// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { GuidePerformanceReport } from '#contract/reports/guide-performance'
import { rateWithInterval } from '../../../../db/metrics/estimators/rate-with-interval.ts'
import { kaplanMeier } from '../../../../db/metrics/estimators/kaplan-meier.ts'
import { toTimeToEvent } from '../../../../db/metrics/estimators/time-to-event.ts'
import {
  clickOn,
  closeConsolePage,
  finding,
  openConsolePage,
  seeing,
} from '../../../../test/harness/console-page.tsx'
import { refusal } from '../../../../test/harness/fake-fetch.ts'
import { firstValueReport } from '../../../../test/harness/first-value-report.ts'
import { publishedGuide } from '../../../../test/harness/published-guide.ts'
import { starterDraft } from '../kinds/starter-draft.ts'

const guide = publishedGuide(
  starterDraft('tour', { key: 'connect', name: 'Connect', milestone: '' }),
  { version: 2 },
)

/** Of so many accounts four of five begin, a half comes to the second step, and two fifths finish. */
function reportOf(n: number): GuidePerformanceReport {
  const { definition, asOf, period, interval } = firstValueReport({ started: n, followedDays: 30 })
  const rate = (share: number) => rateWithInterval(Math.floor(n * share), n)
  const units = Array.from({ length: rate(0.8).k }, (_, index) => ({
    time: 120_000,
    reached: index < rate(0.4).k,
  }))
  const timeToFinish = toTimeToEvent(kaplanMeier(units))
  const passage = { started: rate(0.8), finished: rate(0.4), dismissed: rate(0.1) }
  const step = { markedByHand: 0, skipped: 0 }
  return {
    metric: 'guide-performance',
    definition: { ...definition, id: 'guide-performance' },
    asOf,
    period,
    level: 'account',
    n,
    interval,
    exclusions: [{ reason: 'internal', count: 1 }],
    recomputing: null,
    guide: { key: 'connect', name: 'Connect', kind: 'tour', version: 2 },
    summary: { users: n + 3, ...passage, timeToFinish, health: null, dismissedElsewhere: 1 },
    rows: [
      {
        ...step,
        step: 'one',
        title: 'Open sources',
        reached: rate(0.8),
        dismissedHere: 0,
        health: { found: 9, ambiguous: 0, occluded: 0, lost: 1 },
      },
      {
        ...step,
        step: 'two',
        title: 'Choose one',
        reached: rate(0.5),
        dismissedHere: 3,
        health: null,
      },
    ],
    versions: [2, 1].map((version) => ({
      version,
      publishedAt: asOf,
      n: version === 2 ? n : 0,
      ...passage,
      timeToFinish,
    })),
    groups: null,
  }
}

const openPerformance = (answer: () => object, query = '') =>
  openConsolePage(`/guides/connect?tab=performance${query}`, {
    '/api/v1/guides/connect': () => guide,
    '/api/v1/guides': () => ({ rows: [guide], nextCursor: null }),
    '/api/v1/guides/connect/target-health': () => ({ steps: [] }),
    '/api/v1/milestones': () => ({ rows: [], nextCursor: null }),
    '/api/v1/segments': () => ({ rows: [], nextCursor: null }),
    '/api/v1/metrics/guide-performance': answer,
    '/api/v1/metrics/guide-performance/units': () => ({
      metric: 'guide-performance',
      asOf: '2026-11-22T12:00:00.000Z',
      level: 'account',
      rows: [],
      nextCursor: null,
    }),
  })

afterEach(closeConsolePage)

describe('PerformanceView', () => {
  it('tells how many start, come to each step, finish, and leave where', async () => {
    const { asked } = await openPerformance(() => reportOf(60))
    await seeing('24 of 60')
    const chart = await finding('svg.chart')
    expect(chart.getAttribute('aria-label')).toContain('2. Choose one')
    expect(chart.getAttribute('aria-label')).toContain('3 left here')
    await seeing('1 more dismissed it on no step in particular.')
    await seeing('Whether it helped they cannot tell')
    expect(asked.some((path) => path.includes('guide=connect'))).toBe(true)
  })

  it('has its figures as a table, and how its targets and versions fare', async () => {
    await openPerformance(() => reportOf(60))
    await clickOn('button', 'View as table')
    await seeing('1. Open sources')
    await seeing('Are its targets found?')
    await seeing('90%')
    await seeing('Each told of those who met it first.')
  })

  it('states no interval of 5 accounts', async () => {
    await openPerformance(() => reportOf(5))
    await seeing('2 of 5')
    expect(document.body.textContent).not.toContain('95% interval')
  })

  it('tells groups side by side', async () => {
    const report = reportOf(60)
    const row = (value: string, n: number) => {
      const { started, finished, dismissed } = reportOf(n).summary
      return { value, n, started, finished, dismissed }
    }
    const time = { ...report.summary.timeToFinish, value: 'pro', curve: [], restrictedMeanMs: [] }
    const times = { by: 'plan', rows: [time], comparison: null, split: null }
    const groups = { by: 'plan', rows: [row('pro', 50), row('free', 5)], times }
    const { asked } = await openPerformance(() => ({ ...report, groups }), '&groupBy=plan')
    await seeing('Groups side by side')
    await seeing('Not compared: it takes at least 10')
    expect(document.body.textContent).toContain('free5')
    expect(asked.some((path) => path.includes('groupBy=plan'))).toBe(true)
  })

  it('asks of one version alone', async () => {
    const { asked } = await openPerformance(() => reportOf(60), '&version=1')
    await seeing('24 of 60')
    expect(asked.some((path) => path.includes('version=1'))).toBe(true)
  })

  it('says what to do while nobody has been shown it', async () => {
    await openPerformance(() => reportOf(0))
    await seeing('Nobody has been shown this guide in this period')
  })

  it('says what failed, and offers to try again', async () => {
    await openPerformance(() => refusal('internal'))
    await finding('button', 'Try again')
  })
})
