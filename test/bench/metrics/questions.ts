import { funnel, funnelSteps, segment } from './define-history.ts'

/** One report that somebody waits for. */
export interface Question {
  id: string
  what: string
  /** Under /api/v1/metrics/. */
  path: (ago: (days: number) => string) => string
  /** p95 at most, ms. */
  targetMs: number
  /** Asked of the small history too: its cost must not grow with events. */
  isHeadline?: boolean
  /** Read from raw events: asked a few times only. */
  isSlow?: boolean
}

const adHoc = encodeURIComponent(JSON.stringify(funnelSteps))

export const questions: Question[] = [
  {
    id: 'ttfvSegment',
    what: 'TTFV of a segment: a fifth of the accounts',
    path: () => `time-to-first-value?segment=${segment}`,
    targetMs: 50,
    isHeadline: true,
  },
  {
    id: 'ttfv',
    what: 'TTFV of all accounts',
    path: () => 'time-to-first-value',
    targetMs: 150,
    isHeadline: true,
  },
  {
    id: 'cohorts',
    what: 'weekly cohorts, p50 and p90',
    path: () => 'time-to-first-value?groupBy=$cohortWeek',
    targetMs: 60,
    isHeadline: true,
  },
  {
    id: 'adoption',
    what: 'feature adoption over 28 days',
    path: (ago) => `feature-adoption?from=${ago(28)}`,
    targetMs: 100,
  },
  {
    id: 'adoptionOfAll',
    what: 'feature adoption of all accounts',
    path: () => 'feature-adoption',
    targetMs: 100,
  },
  {
    id: 'funnel',
    what: 'saved funnel of 5 steps',
    path: () => `funnel?funnel=${funnel}`,
    targetMs: 150,
  },
  {
    id: 'funnelAdHoc',
    what: 'ad hoc funnel of 5 steps',
    path: () => `funnel?steps=${adHoc}&windowDays=14`,
    targetMs: 1_000,
  },
  {
    id: 'retention',
    what: 'retention, 12 weeks',
    path: (ago) => `retention?from=${ago(84)}`,
    targetMs: 200,
  },
  {
    id: 'waiting',
    what: 'waiting-list page',
    path: () => 'time-to-first-value/waiting?limit=50',
    targetMs: 50,
    isHeadline: true,
  },
  {
    id: 'ttfvPast',
    what: 'TTFV of all accounts a week ago, from raw events',
    path: (ago) => `time-to-first-value?asOf=${ago(7)}`,
    targetMs: 5_000,
    isSlow: true,
  },
]
