// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import {
  clickOn,
  closeConsolePage,
  finding,
  openConsolePage,
  seeing,
} from '../../../test/harness/console-page.tsx'
import { rate, reportAnswer } from '../../../test/harness/report-answer.ts'

afterEach(closeConsolePage)

const shared = reportAnswer('retention', {
  title: 'Retention',
  question: 'Do they come back?',
})

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
      '/api/v1/guides': () => ({ rows: [], nextCursor: null }),
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

  it('tells each group apart when asked to, by the weeks of the headlines and by brackets', async () => {
    const group = (value: string | null, n: number, k: number) => ({
      value,
      n,
      cells: [week(0, n), { ...week(1, k), on: rate(k, n) }],
      brackets: [
        { first: 1, last: 1, retained: rate(k, n) },
        { first: 2, last: 4, retained: rate(k - 2, n) },
      ],
    })
    const groups = { by: 'plan', rows: [group('team', 20, 15), group(null, 8, 4)] }
    const { asked } = await open('/retention?groupBy=plan', 'en', { ...retention, groups })
    const team = await finding('tr', /^team/)
    expect(team.textContent).toContain('75% [38–100]15 of 20')
    expect(team.textContent).toContain('65% [33–100]13 of 20')
    // Eight are too few for an interval.
    expect((await finding('tr', /^Not set/)).textContent).toContain('50%4 of 8')
    // Nothing compares the pace: it is shares that are told.
    expect(document.body.textContent).not.toContain('Not compared')
    await seeing('Day 7')
    const [ofAll, rolling] = ['groupBy=plan', 'rollingDays='].map((part) =>
      asked.find((url) => url.includes(part)),
    )
    expect(ofAll).toContain('compare=previous')
    expect(rolling).not.toMatch(/groupBy|compare/)
  })

  it('says what has changed since the previous period, week by week', async () => {
    const cells = [week(0, 36), week(1, 10)]
    const previous = { ...retention, overall: { cells, brackets: [] } }
    await open('/retention', 'en', { ...retention, previous })
    await seeing('25 points better than the previous period (25%)')
  })

  it('offers neither groups nor the previous period for how many are active', async () => {
    const { asked } = await open('/retention?tab=activity&groupBy=plan')
    await seeing('On 24 Mar 2026, the last whole day')
    expect(document.body.textContent).not.toContain('Compare by')
    expect(asked.join()).not.toContain('groupBy=plan')
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
