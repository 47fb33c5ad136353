// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { FeatureAdoptionReport } from '#contract/reports/feature-adoption'
import type { MilestoneCompletionReport } from '#contract/reports/milestone-completion'
import type { PhaseCompletionReport } from '#contract/reports/phase-completion'
import { eventually } from '../test/harness/eventually.ts'
import { createFakeFetch, refusal } from '../test/harness/fake-fetch.ts'
import { firstValueReport } from '../test/harness/first-value-report.ts'
import { signedInMember } from '../test/harness/signed-in-member.ts'
import { Console } from './console.tsx'
import { forgetResources } from './use-resource.ts'
import { speak } from './words/translate.ts'

const report = firstValueReport({ started: 60, followedDays: 40, churned: 2 })
const { definition, asOf, period, interval, exclusions, recomputing } = report
const shared = {
  definition,
  asOf,
  period,
  interval,
  exclusions,
  recomputing,
  ...({ level: 'account', n: 60 } as const),
}
const noPhases: PhaseCompletionReport = {
  ...shared,
  metric: 'phase-completion',
  checklist: null,
  summary: {
    onboardingComplete: { k: 0, n: 60, rate: 0, lower: 0, upper: 0.06 },
    meanProgress: null,
    milestonesDoneHistogram: [],
    currentPhase: {},
  },
  rows: [],
  groups: null,
}
const noFeatures: FeatureAdoptionReport = {
  ...shared,
  metric: 'feature-adoption',
  summary: { activeUsers28d: 0 },
  rows: [],
  groups: null,
}
const noMilestones: MilestoneCompletionReport = {
  ...shared,
  metric: 'milestone-completion',
  rows: [],
  groups: null,
}
const healthy = {
  '/api/v1/me': () => signedInMember({}, { slug: 'demo', kind: 'demo' }),
  '/api/v1/metrics/time-to-first-value': (): object => report,
  '/api/v1/metrics/phase-completion': () => noPhases,
  '/api/v1/metrics/feature-adoption': () => noFeatures,
  '/api/v1/metrics/milestone-completion': () => noMilestones,
}

async function openConsole(
  address: string,
  answers: Parameters<typeof createFakeFetch>[0] = healthy,
) {
  history.replaceState(null, '', address)
  const network = createFakeFetch(answers)
  vi.stubGlobal('fetch', network.fetch)
  const host = document.body.appendChild(document.createElement('div'))
  await act(() => render(<Console />, host))
  return { host, asked: network.asked }
}

async function seeing(text: string | RegExp): Promise<string> {
  await eventually(async () => {
    await act(() => {})
    expect(document.body.textContent).toMatch(text)
  })
  return document.body.textContent ?? ''
}

afterEach(async () => {
  for (const host of document.body.children) render(null, host)
  document.body.replaceChildren()
  localStorage.clear()
  forgetResources()
  vi.unstubAllGlobals()
  await speak('en')
})

describe('Console', () => {
  it('leads from / to the first environment', async () => {
    await openConsole('/')
    await seeing('Are new customers reaching value')
    expect(location.pathname).toBe('/w/brightboard/production/')
  })

  it('asks to sign in and remembers where to', async () => {
    await openConsole('/w/brightboard/production/reports/ttv?period=30d', {
      '/api/v1/me': () => refusal('not_signed_in'),
    })
    await seeing('Sign in to Milepost')
    expect(new URLSearchParams(location.search).get('next')).toBe(
      '/w/brightboard/production/reports/ttv?period=30d',
    )
  })

  it('says so when an address names nothing', async () => {
    await openConsole('/w/brightboard/nowhere/')
    const text = await seeing('There is no page here')
    expect(text).toContain('This workspace or environment does not exist')
  })

  it('asks for the environment that the address names', async () => {
    const { asked } = await openConsole('/w/brightboard/demo/')
    await seeing('of starting accounts reach value')
    const metrics = asked.filter((line) => line.includes('/metrics/'))
    expect(metrics.length).toBeGreaterThan(0)
    expect(metrics.every((line) => line.includes('environment=environment-demo'))).toBe(true)
  })
})

describe('OverviewPage', () => {
  it('opens with the share that reaches value, its interval, and who waits', async () => {
    await openConsole('/w/brightboard/production/')
    const text = await seeing('of starting accounts reach value within 14 days')
    expect(text).toMatch(/48% of starting accounts reach value within 14 days \[37–62\]/)
    expect(text).toContain('28 of 60 accounts are waiting.')
  })

  it('sends an environment without events to Install', async () => {
    const nobody = firstValueReport({ started: 0, followedDays: 0 })
    await openConsole('/w/brightboard/production/', {
      ...healthy,
      '/api/v1/metrics/time-to-first-value': () => ({ ...nobody, milestone: null }),
      '/api/v1/install': () => ({ firstEventAt: null }),
    })
    await seeing('No events yet')
    expect(document.querySelector('a.button-primary')?.getAttribute('href')).toBe(
      '/w/brightboard/production/developer/install',
    )
  })
})

describe('TimeToValuePage', () => {
  const page = '/w/brightboard/production/reports/ttv'

  it('shows shapes while the figures are on their way', async () => {
    await openConsole(page, {
      ...healthy,
      '/api/v1/metrics/time-to-first-value': () => new Promise<object>(() => {}),
    })
    await seeing('How long do accounts take')
    expect(document.querySelector('[aria-busy="true"]')).not.toBeNull()
  })

  it('shows the honest median, and the converters-only one as what misleads', async () => {
    await openConsole(page)
    const text = await seeing('Median of those who made it')
    expect(text).toContain('That figure gets better as customers are lost.')
    expect(document.querySelector('.contrast-misleading')?.textContent).toBe('2 days')
  })

  it('says how far its numbers are recomputed after a rule was changed', async () => {
    await openConsole(page, {
      ...healthy,
      '/api/v1/metrics/time-to-first-value': () => ({ ...report, recomputing: 0.43 }),
    })
    await seeing('Recomputing, 43%')
  })

  it('says what failed, with the code, and tries again on request', async () => {
    let down = true
    await openConsole(page, {
      ...healthy,
      '/api/v1/metrics/time-to-first-value': () => (down ? refusal('unavailable') : report),
    })
    const text = await seeing('The database cannot be reached just now')
    expect(text).toContain('Code unavailable · Request req-1')
    down = false
    const retry = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Try again',
    )
    await act(() => retry?.click())
    await seeing('Median time to value')
  })

  it('counts a handful of accounts instead of telling a share', async () => {
    await openConsole(page, {
      ...healthy,
      '/api/v1/metrics/time-to-first-value': () =>
        firstValueReport({ started: 6, followedDays: 40 }),
    })
    const text = await seeing('Have reached value so far')
    expect(text).toContain('3 of 6')
    expect(text).toContain('A curve needs at least 10 accounts')
  })

  it('gives the curve as a table when the address says so', async () => {
    await openConsole(`${page}?view-time-to-first-value=table`)
    await seeing('Median time to value')
    const table = document.querySelector('.figure-table table')
    expect(table?.querySelectorAll('tbody tr').length).toBeGreaterThan(14)
    expect(document.querySelector('svg.chart')).toBeNull()
  })

  it('does not compare with a period of too few', async () => {
    await openConsole(page, {
      ...healthy,
      '/api/v1/metrics/time-to-first-value': (url?: URL) =>
        url?.searchParams.get('compare') === 'previous'
          ? { ...report, previous: firstValueReport({ started: 4, followedDays: 80 }) }
          : report,
    })
    const text = await seeing('Too few accounts in the previous period to compare')
    expect(text).not.toMatch(/points (better|worse)/)
  })

  it('speaks German when asked, numbers included', async () => {
    await speak('de')
    await openConsole(page)
    const text = await seeing('Median der Zeit bis zum Nutzen')
    expect(text).toMatch(/48\s%/)
    expect(text).toContain('15 Tage')
  })
})

describe('AdoptionPage', () => {
  it('says what to do when nothing is published or defined', async () => {
    await openConsole('/w/brightboard/production/reports/adoption')
    const text = await seeing('No checklist is published')
    expect(text).toContain('No feature is defined yet')
  })
})

describe('SignInPage', () => {
  async function signInWith(answers: Parameters<typeof createFakeFetch>[0], address = '/sign-in') {
    await openConsole(address, answers)
    for (const [name, value] of [
      ['email', 'robin@brightboard.test'],
      ['password', 'correct horse'],
    ]) {
      const input = document.querySelector<HTMLInputElement>(`input[name="${name}"]`)
      if (!input || value === undefined) throw new Error(`no input ${name}`)
      input.value = value
      await act(() => void input.dispatchEvent(new Event('input', { bubbles: true })))
    }
    const form = document.querySelector('form')
    await act(() => void form?.dispatchEvent(new Event('submit', { cancelable: true })))
  }

  it('leads to where the member wanted to go', async () => {
    await signInWith(
      { ...healthy, '/api/auth/sign-in/email': () => ({ user: {} }) },
      `/sign-in?next=${encodeURIComponent('/w/brightboard/demo/reports/adoption')}`,
    )
    await seeing('Which step loses accounts')
    expect(location.pathname).toBe('/w/brightboard/demo/reports/adoption')
  })

  it('never leads off to another site', async () => {
    await signInWith(
      { ...healthy, '/api/auth/sign-in/email': () => ({ user: {} }) },
      `/sign-in?next=${encodeURIComponent('//evil.test/w')}`,
    )
    await seeing('Are new customers reaching value')
    expect(location.pathname).toBe('/w/brightboard/production/')
  })

  it('says that email and password do not match', async () => {
    await signInWith({ '/api/auth/sign-in/email': () => refusal('wrong_credentials') })
    await seeing('Email and password do not match')
    expect(document.querySelector('[role="alert"]')).not.toBeNull()
  })
})
