// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { Rate } from '#contract/estimates'
import {
  clickOn,
  closeConsolePage,
  finding,
  openConsolePage,
  seeing,
  typeInto,
} from '../../../test/harness/console-page.tsx'
import { reportAnswer } from '../../../test/harness/report-answer.ts'

afterEach(closeConsolePage)

const rate = (k: number, n: number): Rate => ({ k, n, rate: k / n, lower: k / n / 2, upper: 1 })
const hours = (count: number) => count * 3_600_000
const none = { estimate: null, lower: null, upper: null }

const step = (index: number, label: string, k: number, lost: number) => ({
  step: index,
  label,
  reached: rate(k, 40),
  mature: rate(k / 2, 20),
  fromPrevious: rate(k, 40),
  lost,
  underway: 1,
  sincePrevious: { n: k, medianMs: hours(index), p90Ms: hours(9) },
  sinceEntry: { n: k, medianMs: hours(5), p90Ms: hours(9) },
})

const report = {
  metric: 'funnel',
  ...reportAnswer('funnel', { title: 'Funnel', question: 'Which step loses people?' }),
  n: 40,
  funnel: {
    key: null,
    name: null,
    steps: [{ event: 'created' }, { event: 'shared' }],
    windowMs: hours(48),
    order: 'ordered_first',
    exclude: null,
    holdConstant: null,
  },
  summary: {
    converted: rate(24, 40),
    mature: rate(15, 20),
    timeToConvert: {
      n: 40,
      events: 24,
      medianMs: { estimate: hours(7), lower: hours(6), upper: null },
      p75Ms: none,
      p90Ms: none,
      reachedByDay: [],
      quantilesMs: { p10: null, p25: null, p50: hours(7), p75: null, p90: null },
    },
    convertersOnly: { n: 24, medianMs: hours(3), p90Ms: hours(9), whyItMisleads: '' },
  },
  rows: [step(1, 'created', 40, 0), step(2, 'shared', 24, 12)],
  groups: null,
}

const saved = {
  key: 'first-project',
  name: 'First project',
  steps: report.funnel.steps,
  windowDays: 2,
  level: 'account',
  exclude: null,
  holdConstant: null,
  createdAt: report.asOf,
  updatedAt: report.asOf,
  recomputing: null,
}
const nothing = { rows: [], nextCursor: null }
const answers = {
  '/api/v1/metrics/funnel': () => report,
  '/api/v1/funnels': () => nothing,
  '/api/v1/funnels/first-project': () => saved,
  '/api/v1/milestones': () => nothing,
  '/api/v1/segments': () => nothing,
  '/api/v1/events/live': () => nothing,
}
const lost = {
  metric: 'funnel',
  asOf: report.asOf,
  level: 'account',
  rows: [
    {
      id: 'acme',
      name: 'Acme',
      startedAt: report.asOf,
      subject: '2',
      step: 'lost',
      durationMs: hours(48),
      reached: false,
      observedAfterMs: null,
      churnedAfterMs: null,
      group: null,
    },
  ],
  nextCursor: null,
}

describe('FunnelPage', () => {
  it('says how many got there, of all and of those whose window has closed, and in what time', async () => {
    await openConsolePage('/funnel', answers)
    await seeing('60%')
    await seeing('75%')
    await seeing('24 of 40')
    await seeing('Only those who got there: 3 h')
    await seeing('Lost')
  })

  it('tells which accounts a step lost', async () => {
    const { asked } = await openConsolePage('/funnel', {
      ...answers,
      '/api/v1/metrics/funnel/units': () => lost,
    })
    await clickOn('.units-button', /^12/)
    await seeing('Acme')
    const units = asked.find((url) => url.includes('/units'))
    expect(units).toContain('subject=2')
    expect(units).toContain('step=lost')
  })

  it('tells groups side by side, and whether they differ', async () => {
    const { timeToConvert } = report.summary
    const group = (value: string | null, k: number, n: number) => ({
      value,
      n,
      reached: [n, k],
      converted: rate(k, n),
      mature: rate(k, n),
      timeToConvert,
    })
    const comparison = {
      chiSquare: 5,
      degreesOfFreedom: 1,
      p: 0.02,
      observed: [10, 20],
      expected: [15, 15],
      stratified: null,
      difference: {
        reachedBy14Days: { estimate: 0.2, lower: 0.05, upper: 0.35, se: 0.1, p: 0.02 },
        restrictedMean30DaysMs: { ...none, se: null, p: null },
        hazardRatio: { efron: null, breslow: null },
      },
    }
    const groups = { by: 'plan', rows: [group('pro', 18, 25), group(null, 2, 5)], comparison }
    const { asked } = await openConsolePage('/funnel?groupBy=plan', {
      ...answers,
      '/api/v1/metrics/funnel': () => ({ ...report, groups }),
      '/api/v1/guides': () => nothing,
    })
    await seeing('Groups side by side')
    await seeing('72% [36–100]')
    // Five are too few for an interval.
    expect(document.body.textContent).not.toContain('40% [')
    await seeing('Not set')
    await seeing('+20 percentage points')
    expect(asked.some((url) => url.includes('groupBy=plan'))).toBe(true)
  })

  it('says what has changed since the previous period, by those whose window has closed', async () => {
    const mature = { ...report.summary, mature: rate(20, 40) }
    const previous = { ...report, previous: undefined, summary: mature }
    const { asked } = await openConsolePage('/funnel', {
      ...answers,
      '/api/v1/metrics/funnel': () => ({ ...report, previous }),
    })
    await seeing('25 points better than the previous period (50%)')
    await seeing('Not compared')
    expect(asked.some((url) => url.includes('compare=previous'))).toBe(true)
  })

  it('takes steps from the form into the address and asks for them', async () => {
    const { asked } = await openConsolePage('/funnel', {
      ...answers,
      '/api/v1/metrics/funnel': () => ({ ...report, n: 0, funnel: null, rows: [] }),
    })
    await seeing('No funnel yet')
    await typeInto('.funnel-step:nth-child(1) input', 'created')
    await typeInto('.funnel-step:nth-child(2) input', 'shared')
    await clickOn('button', 'Show funnel')
    await seeing('No funnel yet')
    expect(new URLSearchParams(location.search).get('steps')).toBe(
      '[{"event":"created"},{"event":"shared"}]',
    )
    expect(asked.at(-1)).toContain('steps=%5B%7B%22event%22%3A%22created%22')
  })

  it('takes filters, what is left out and what is held into the address', async () => {
    const own = '/funnel?steps=[{"event":"created"},{"event":"shared"}]'
    const { asked } = await openConsolePage(own, {
      ...answers,
      '/api/v1/metrics/funnel': () => ({ ...report, funnel: { ...report.funnel, key: null } }),
    })
    await seeing('Save funnel')
    await clickOn('.funnel-step:nth-child(2) button', 'Add a filter')
    await clickOn('button', 'Show funnel')
    await seeing('Name the property.')
    expect(location.search).not.toContain('where')
    await typeInto('.funnel-step:nth-child(2) .filter input', 'plan')
    await typeInto('.funnel-step:nth-child(2) .comparison > :last-child input', 'pro')
    await clickOn('button', 'Leave out whoever did something in between')
    await typeInto('.funnel-exclusion input', 'cancelled')
    await typeInto('.funnel-hold input', 'project_id')
    await clickOn('button', 'Show funnel')
    await seeing('60%')
    const address = new URLSearchParams(location.search)
    expect(JSON.parse(address.get('steps') ?? '')).toEqual([
      { event: 'created' },
      { event: 'shared', where: [{ property: 'plan', op: 'is', value: 'pro' }] },
    ])
    expect(JSON.parse(address.get('exclude') ?? '')).toEqual({
      event: 'cancelled',
      between: [1, 2],
    })
    expect(address.get('holdConstant')).toBe('project_id')
    const last = new URL(asked.findLast((url) => url.includes('/funnel?')) ?? '', 'http://x')
    expect(last.searchParams.get('exclude')).toBe(address.get('exclude'))
    expect(last.searchParams.get('holdConstant')).toBe('project_id')
  })

  it('says beside the answer what its steps ask for, leave out and hold', async () => {
    const funnel = {
      ...report.funnel,
      steps: [
        { event: 'created' },
        { event: 'shared', where: [{ property: 'plan', op: 'is', value: 'pro' }] },
      ],
      exclude: { event: 'cancelled', between: [1, 2] },
      holdConstant: 'project_id',
    }
    await openConsolePage('/funnel', {
      ...answers,
      '/api/v1/metrics/funnel': () => ({ ...report, funnel }),
    })
    await seeing('Step 2 only where plan is “pro”.')
    await seeing('Left out: whoever does “cancelled” between step 1 and step 2.')
    await seeing('Every step with the same project_id.')
    const held = document.querySelector<HTMLInputElement>('.funnel-hold input')
    expect(held?.value).toBe('project_id')
  })

  it('saves what is shown under a name', async () => {
    await openConsolePage('/funnel?steps=[{"event":"created"},{"event":"shared"}]', answers)
    await seeing('Save funnel')
    await typeInto('.funnel-save input', 'First project')
    await clickOn('button', 'Save funnel')
    await seeing('Saved “First project”')
    expect(location.search).toContain('funnel=first-project')
  })

  it('says so in German, and in words when nobody entered', async () => {
    await openConsolePage(
      '/funnel',
      { ...answers, '/api/v1/metrics/funnel': () => ({ ...report, n: 0 }) },
      'de',
    )
    await seeing('Niemand hat in diesem Zeitraum den ersten Schritt getan')
    await finding('a[href$="/funnel"]', /Trichter/)
  })
})
