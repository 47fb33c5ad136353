// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { Rate } from '#contract/estimates'
import {
  clickOn,
  closeConsolePage,
  finding,
  openConsolePage,
  seeing,
} from '../../../test/harness/console-page.tsx'

afterEach(closeConsolePage)

const rate = (k: number, n: number): Rate => ({ k, n, rate: k / n, lower: k / n / 2, upper: 1 })

const shared = {
  definition: {
    id: 'retention',
    title: 'Retention',
    question: 'Do they come back?',
    unit: '',
    betterWhen: 'higher',
    population: '',
    counts: '',
    window: '',
    timeBasis: '',
    caveats: [],
  },
  asOf: '2026-03-25T12:00:00.000Z',
  period: { from: null, to: null },
  level: 'account',
  interval: { level: 0.95, method: 'wilson' },
  exclusions: [],
  recomputing: null,
  freshAsOf: null,
  annotations: [],
  previous: null,
  change: null,
}

const week = (index: number, k: number, complete = true) => ({
  index,
  complete,
  on: rate(k, 40),
  onOrAfter: rate(k + 4, 40),
})

const retention = {
  ...shared,
  metric: 'retention',
  n: 40,
  cohortInterval: 'week',
  timeZone: 'UTC',
  weekStart: 'monday',
  rows: [
    {
      cohort: '2026-03-09',
      size: 40,
      cells: [week(0, 36), week(1, 20), week(2, 8, false)],
      brackets: [],
    },
  ],
  overall: {
    cells: [week(0, 36), week(1, 20)],
    brackets: [{ first: 2, last: 4, retained: rate(10, 40) }],
  },
  rolling: [{ day: 7, on: rate(12, 40), onOrAfter: rate(30, 40) }],
  groups: null,
}

const day = (date: string, users: number, complete = true) => ({
  date,
  complete,
  users: { day: users, week: users * 2, month: users * 3 },
  accounts: { day: users + 1, week: users + 2, month: users + 3 },
  stickiness: 0.25,
})

const activity = {
  ...shared,
  metric: 'activity',
  n: 12,
  timeZone: 'UTC',
  rows: [day('2026-03-23', 10), day('2026-03-24', 20), day('2026-03-25', 5, false)],
  groups: null,
}

const open = (path: string, language: 'en' | 'de' | 'fr' = 'en', answers: object = retention) =>
  openConsolePage(
    path,
    {
      '/api/v1/metrics/retention': () => answers,
      '/api/v1/metrics/activity': () => activity,
      '/api/v1/segments': () => ({ rows: [], nextCursor: null }),
    },
    language,
  )

describe('RetentionPage', () => {
  it('tells who comes back: headlines, each intake, brackets and rolling days', async () => {
    await open('/retention')
    await seeing('Back in week 1')
    await seeing('20 of 40')
    await seeing('Weeks 2 to 4')
    await seeing('Day 7')
    const cells = [...document.querySelectorAll('.heat-cell')].map((cell) => cell.textContent)
    expect(cells).toEqual(['90%', '50%', '90%', '50%', '20%* This week is not over yet'])
  })

  it('counts as back whoever came then or later, when asked to', async () => {
    await open('/retention')
    await clickOn('input[value="onOrAfter"]')
    await finding('.heat-cell', '60%')
  })

  it('shows the last whole day, and the day that is not over in the table only', async () => {
    await open('/retention?tab=activity&view-activity=table')
    await seeing('On 24 Mar 2026, the last whole day')
    await seeing('25 Mar 2026, not over')
    await finding('.headline-value', '21')
  })

  it('says what to do where nobody was active', async () => {
    await open('/retention', 'de', { ...retention, n: 0, rows: [] })
    await seeing('In diesem Zeitraum war niemand aktiv')
    await finding('a.button', 'Live-Ereignisse öffnen')
  })
})
