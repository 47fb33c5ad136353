// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { GuideDecision, PageDecision } from '#contract/guide-insight'
import {
  clickOn,
  closeConsolePage,
  finding,
  openConsolePage,
  seeing,
  typeInto,
} from '../../../../test/harness/console-page.tsx'
import { refusal } from '../../../../test/harness/fake-fetch.ts'
import { publishedGuide } from '../../../../test/harness/published-guide.ts'
import { starterDraft } from '../kinds/starter-draft.ts'

const guide = publishedGuide(starterDraft('banner', { key: 'news', name: 'News', milestone: '' }))
const latest: PageDecision = {
  userId: 'ada',
  shown: false,
  trace: ['✗ at most 3 in 24 hours: 3 were shown', '→ not shown'],
  decidedAt: '2026-01-01T00:00:00.000Z',
}
const decision: GuideDecision = {
  userId: 'ada',
  server: { eligible: false, trace: ['✗ all of:', '  ✗ account plan is "pro" (it is "free")'] },
  page: null,
}

const openDecisions = (rows: PageDecision[] = [latest]) =>
  openConsolePage('/guides/news?tab=shown', {
    '/api/v1/guides/news': () => guide,
    '/api/v1/guides': () => ({ rows: [guide], nextCursor: null }),
    '/api/v1/guides/news/target-health': () => ({ steps: [] }),
    '/api/v1/milestones': () => ({ rows: [], nextCursor: null }),
    '/api/v1/guides/news/decisions': (url) => {
      const user = url.searchParams.get('userId')
      if (user === null) return { rows, nextCursor: null }
      return user === 'ada' ? decision : refusal('not_found')
    },
  })

afterEach(closeConsolePage)

describe('DecisionsView', () => {
  it('lists what pages decided last with the reason, and leads to one user', async () => {
    await openDecisions()
    await seeing('at most 3 in 24 hours: 3 were shown')
    await clickOn('a.row-link', 'ada')
    await seeing('It is not offered to this user. This does not hold: account plan is "pro"')
    await seeing('What is not offered never reaches the page.')
    expect(new URLSearchParams(location.search).get('user')).toBe('ada')
  })

  it('marks each line with whether it holds, also for those who do not see the mark', async () => {
    await openDecisions()
    await typeInto('.decision-form input', 'ada')
    await clickOn('button', 'Explain')
    const line = await finding('.trace-line', /account plan/)
    expect(line.textContent).toBe('account plan is "pro" (it is "free"): does not hold')
  })

  it('says that somebody is not known here', async () => {
    await openDecisions()
    await typeInto('.decision-form input', 'nobody')
    await clickOn('button', 'Explain')
    await seeing('Nobody with this id is known')
  })

  it('says what to do while no page has decided anything', async () => {
    await openDecisions([])
    await seeing('No page has decided about this guide yet')
  })
})
