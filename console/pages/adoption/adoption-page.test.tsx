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

const none = { estimate: null, lower: null, upper: null }
const time = {
  medianMs: none,
  quantilesMs: { p25: null, p75: null, p90: null },
  curve: [],
  reachedByDay: [],
}

const shared = {
  ...reportAnswer('feature-adoption', { title: 'Adoption' }),
  n: 50,
  groups: null,
}

const feature = (key: string, name: string) => ({
  feature: key,
  name,
  releasedAt: null,
  tried: rate(30, 50),
  adopted: rate(20, 50),
  accountsUsing28d: 25,
  usersUsing28d: 40,
  uses28d: 100,
  usesPerUsingAccount28d: 4,
  penetration28d: 0.5,
  adoptersOlderThan28d: 0,
  stillUsing28d: 0,
  timeToTry: time,
  timeToAdopt: time,
})

const features = {
  ...shared,
  metric: 'feature-adoption',
  summary: { activeUsers28d: 80 },
  rows: [feature('reports', 'Reports'), feature('sharing', 'Sharing')],
}
const groups = {
  by: 'plan',
  rows: [
    {
      value: 'team',
      n: 30,
      features: [
        { feature: 'reports', tried: rate(24, 30), adopted: rate(18, 30) },
        { feature: 'sharing', tried: rate(6, 30), adopted: rate(3, 30) },
      ],
    },
    {
      value: null,
      n: 5,
      features: [
        { feature: 'reports', tried: rate(4, 5), adopted: rate(1, 5) },
        { feature: 'sharing', tried: rate(0, 5), adopted: rate(0, 5) },
      ],
    },
  ],
}

const open = (path: string, ofFeatures: object = features) =>
  openConsolePage(path, {
    '/api/v1/metrics/feature-adoption': () => ofFeatures,
    '/api/v1/metrics/phase-completion': () => ({
      ...shared,
      metric: 'phase-completion',
      checklist: null,
      summary: { onboardingComplete: rate(0, 50), meanProgress: null, currentPhase: {} },
      rows: [],
    }),
    '/api/v1/metrics/milestone-completion': () => ({
      ...shared,
      metric: 'milestone-completion',
      rows: [],
    }),
    '/api/v1/segments': () => ({ rows: [], nextCursor: null }),
    '/api/v1/guides': () => ({ rows: [], nextCursor: null }),
  })

const heat = () => [...document.querySelectorAll('.heat-cell')].map((cell) => cell.textContent)

describe('AdoptionPage', () => {
  it('tells which group adopts which feature, and asks only features by group', async () => {
    const { asked } = await open('/reports/adoption?groupBy=plan', { ...features, groups })
    await seeing('Groups side by side')
    // Five are too few for an interval.
    expect(heat()).toEqual([
      '60% 95% interval 30–100% · 18 of 30',
      '10% 95% interval 5–100% · 3 of 30',
      '20% 1 of 5',
      '0% 0 of 5',
    ])
    await seeing('Not set')
    // Shares are not a pace: there is no test of it to speak of.
    expect(document.body.textContent).not.toContain('Not compared')
    const grouped = asked.filter((url) => url.includes('groupBy=plan'))
    expect(grouped.map((url) => url.split('?')[0])).toEqual([
      'GET /api/v1/metrics/feature-adoption',
    ])
  })

  it('tells who tried instead, and keeps that in the address', async () => {
    await open('/reports/adoption?groupBy=plan', { ...features, groups })
    await clickOn('input[value="tried"]')
    await finding('.heat-cell', /^80%/)
    expect(location.search).toContain('step=tried')
  })

  it('shows no groups where none were asked for', async () => {
    await open('/reports/adoption')
    await seeing('Compare by')
    await seeing('30 of 50')
    expect(document.body.textContent).not.toContain('Groups side by side')
  })
})
