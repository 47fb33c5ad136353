import type { MetricAnswer } from '#contract/metric-report'
import type { TimeToFirstValueReport } from '#contract/reports/time-to-first-value'
import { kaplanMeier } from '../../db/metrics/estimators/kaplan-meier.ts'
import { toCurvePoints, toTimeToEvent } from '../../db/metrics/estimators/time-to-event.ts'

type FirstValueAnswer = TimeToFirstValueReport &
  Pick<MetricAnswer, 'freshAsOf' | 'annotations' | 'change'> & {
    previous: TimeToFirstValueReport | null
  }

const dayMs = 86_400_000
export const reportAsOf = '2026-11-22T12:00:00.000Z'

/**
 * A time-to-first-value report as the server makes it, by the server's own estimator: of the
 * accounts that started, every second one reaches value, the i-th of them on day i / 4; the others
 * wait. All have been followed for the same number of days.
 */
export function firstValueReport(facts: {
  started: number
  followedDays: number
  churned?: number
}): FirstValueAnswer {
  const { started, followedDays, churned = 0 } = facts
  const units = Array.from({ length: started }, (_, index) => {
    const day = index / 4
    const reached = index % 2 === 0 && day <= followedDays
    return { time: (reached ? day : followedDays) * dayMs, reached }
  })
  const curve = kaplanMeier(units)
  const waiting = units.flatMap(({ reached }, index) => (reached ? [] : [index]))
  const startedAt = new Date(Date.parse(reportAsOf) - followedDays * dayMs).toISOString()
  return {
    metric: 'time-to-first-value',
    definition: {
      id: 'time-to-first-value',
      title: 'Time to first value',
      question: 'How long do accounts take to reach first value?',
      unit: 'ms',
      betterWhen: 'lower',
      population: 'Accounts that started in the period.',
      counts: 'The first completion of the first-value milestone.',
      window: 'From start to as-of.',
      timeBasis: 'Elapsed milliseconds of event time.',
      caveats: [],
    },
    asOf: reportAsOf,
    period: { from: null, to: null },
    level: 'account',
    n: started,
    interval: { level: 0.95, method: 'log-log' },
    recomputing: null,
    exclusions: [{ reason: 'internal', count: 2 }],
    milestone: { key: 'report-published', name: 'Report published' },
    summary: {
      ...toTimeToEvent(curve),
      waiting: waiting.length - churned,
      churned,
      followUpMs: followedDays * dayMs,
      restrictedMeanMs: [],
      convertersOnly: {
        n: curve.events,
        medianMs: 2 * dayMs,
        meanMs: 2 * dayMs,
        p90Ms: 4 * dayMs,
        whyItMisleads: 'It leaves out everybody who is still waiting.',
      },
      mature30: { n: 0, reachedBy30Days: 0 },
    },
    notes: [],
    freshAsOf: reportAsOf,
    annotations: [],
    previous: null,
    change: null,
    variants: null,
    groups: null,
    rows: toCurvePoints(curve),
    waiting: waiting.map((index, position) => ({
      id: `acc-${index}`,
      name: `Account ${index}`,
      startedAt,
      waitingMs: followedDays * dayMs,
      milestonesReached: 1,
      lastMilestone: 'Project created',
      lastSeenAt: reportAsOf,
      churned: position < churned,
    })),
  }
}
