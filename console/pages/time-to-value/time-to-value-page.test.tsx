// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { TimeGroups } from '#contract/estimates'
import {
  clickOn,
  closeConsolePage,
  finding,
  openConsolePage,
  seeing,
} from '../../../test/harness/console-page.tsx'
import { firstValueReport, reportAsOf } from '../../../test/harness/first-value-report.ts'

afterEach(closeConsolePage)

const page = '/reports/ttv'
const metric = '/api/v1/metrics/time-to-first-value'
const report = firstValueReport({ started: 60, followedDays: 40, churned: 2 })
const { rows: _, ...header } = report

const unit = {
  id: 'acme-1',
  name: 'Acme',
  startedAt: '2026-10-01T00:00:00.000Z',
  subject: 'report-published',
  step: 'reached',
  durationMs: 3 * 86_400_000,
  reached: false,
  observedAfterMs: null,
  churnedAfterMs: null,
  group: null,
}

function groupsBy(by: string, values: (string | null)[], p: number | null): TimeGroups {
  const { summary } = report
  return {
    by,
    rows: values.map((value) => ({
      ...summary,
      value,
      n: 30,
      curve: [0, 1, 2].map((day) => ({ day, atRisk: 30 - day, reached: day / 10 })),
    })),
    comparison:
      p === null
        ? null
        : {
            chiSquare: 4,
            degreesOfFreedom: 1,
            p,
            observed: [10, 20],
            expected: [15, 15],
            stratified: null,
            difference: {
              reachedBy14Days: { estimate: 0.11, lower: 0.02, upper: 0.2, se: 0.05, p: 0.03 },
              restrictedMean30DaysMs: { estimate: 0, lower: 0, upper: 0, se: 0, p: 1 },
              hazardRatio: { efron: null, breslow: null },
            },
          },
    split: null,
  }
}

describe('TimeToValuePage', () => {
  it('says that the list of those who wait ends with the churned', async () => {
    await openConsolePage(page, { [metric]: () => report })
    const { waiting, churned } = report.summary
    await seeing(`${waiting} still waiting, then ${churned} that churned without value.`)
  })

  it('stacks what became of all, with every share in its table', async () => {
    const curve = [0, 1, 2].map((day) => ({
      day,
      atRisk: 60 - day,
      reached: 0.2 * day,
      churned: 0.1,
    }))
    const delayed = { ...report.summary, answers: '', added: 0, dropped: 0 }
    await openConsolePage(`${page}?view-outcomes=table`, {
      [metric]: () => ({
        ...report,
        variants: {
          churnCensored: { ...report.summary, answers: '' },
          delayedEntryIncluded: delayed,
          competingRisks: {
            answers: '',
            reached: 24,
            churned: 6,
            waiting: 30,
            medianMs: null,
            byDay: [],
            curve,
          },
        },
      }),
    })
    await seeing('What became of everyone who started?')
    const table = await finding('.figure-table')
    expect(table.textContent).toContain('240%50%10%58')
  })

  it('opens the accounts behind a number, asked as the report was, with a file of all', async () => {
    const { asked } = await openConsolePage(`${page}?period=30d&level=user`, {
      [metric]: () => report,
      [`${metric}/units`]: () => ({
        metric: 'time-to-first-value',
        asOf: reportAsOf,
        level: 'account',
        rows: [unit],
        nextCursor: null,
      }),
    })
    await seeing('Still waiting')
    const buttons = document.querySelectorAll<HTMLElement>('.units-button')
    expect(buttons).toHaveLength(2)
    buttons[1]?.click()
    await seeing('1 account, as of')
    expect(location.search).toContain('units=waiting')
    const asking = asked.find((line) => line.includes('/units'))
    expect(asking).toContain('state=waiting')
    expect(asking).toContain('level=user')
    expect(asking).toContain('from=')
    expect(asking).not.toContain('compare')
    expect((await finding('dialog .row-link')).getAttribute('href')).toBe(
      '/w/brightboard/production/accounts/acme-1',
    )
    expect((await finding('dialog a.button')).getAttribute('href')).toContain('format=csv')
  })

  it('tells shares of a week only when all of it has been followed that long', async () => {
    await openConsolePage(`${page}?tab=cohorts`, {
      [metric]: () => ({
        ...report,
        groups: groupsBy('$cohortWeek', ['2026-10-05', '2026-11-02'], null),
        annotations: [
          {
            kind: 'guide_published',
            key: 'welcome',
            name: 'Welcome',
            version: 3,
            at: '2026-10-07T10:00:00.000Z',
          },
        ],
      }),
    })
    await seeing('Does each week’s intake get there sooner?')
    const [latest, earlier] = [...document.querySelectorAll('.table tbody tr')]
    expect(latest?.querySelectorAll('.heat-unknown')).toHaveLength(2)
    expect(earlier?.querySelectorAll('.heat-unknown')).toHaveLength(0)
    expect(earlier?.textContent).toContain('“Welcome” published, version 3')
    expect(latest?.textContent).not.toContain('Welcome')
  })

  it('asks what to compare by before it compares', async () => {
    const { asked } = await openConsolePage(`${page}?tab=groups`, { [metric]: () => report })
    await seeing('Choose what to compare by')
    expect(asked.some((line) => line.includes('/metrics/'))).toBe(false)
  })

  it('says in words whether groups differ, and by how much', async () => {
    await openConsolePage(`${page}?tab=groups&groupBy=plan`, {
      [metric]: () => ({ ...report, groups: groupsBy('plan', [null, 'team'], 0.0004) }),
    })
    await seeing('The pace differs by more than chance would explain (log-rank test, p < 0.001).')
    await seeing('“team” against “Not set”: +11 percentage points, 95% interval +2 to +20.')
    await seeing('an association, not an effect')
  })

  it('compares no groups of too few', async () => {
    await openConsolePage(`${page}?tab=groups&groupBy=plan`, {
      [metric]: () => ({ ...report, groups: groupsBy('plan', ['a', 'b'], null) }),
    })
    await seeing('Not compared: it takes at least 10')
  })

  it('tells churn by early value as an association', async () => {
    const churned = (k: number) => ({ k, n: 40, rate: k / 40, lower: 0.01, upper: 0.4 })
    await openConsolePage(`${page}?tab=retention`, {
      '/api/v1/metrics/value-and-retention': () => ({
        ...header,
        metric: 'value-and-retention',
        association: '',
        rows: [
          { firstValueByDay14: true, churnedByDay90: churned(2) },
          { firstValueByDay14: false, churnedByDay90: churned(12) },
        ],
      }),
    })
    await seeing(/Without first value by day 14.*30% \[1–40\]/)
    await seeing('This is an association, not an effect.')
  })

  it('tells the time to the milestone that was chosen', async () => {
    const { asked } = await openConsolePage(`${page}?tab=milestones&milestone=invited`, {
      '/api/v1/milestones': () => ({
        rows: [
          { key: 'created', name: 'Project created' },
          { key: 'invited', name: 'Teammate invited' },
        ],
        nextCursor: null,
      }),
      '/api/v1/metrics/time-to-milestone': () => ({
        ...report,
        metric: 'time-to-milestone',
        milestone: { key: 'invited', name: 'Teammate invited' },
      }),
    })
    await seeing('How long until “Teammate invited”?')
    expect(asked.find((line) => line.includes('time-to-milestone'))).toContain('milestone=invited')
  })

  it('prints what the numbers mean', async () => {
    await openConsolePage(page, { [metric]: () => report })
    await clickOn('.tab', 'Everyone')
    const meaning = await finding('.print-meaning')
    expect(meaning.textContent).toContain('Accounts that started in the period.')
    expect(meaning.textContent).toContain('2 · Own staff and tests')
  })
})
