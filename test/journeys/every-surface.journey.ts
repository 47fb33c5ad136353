import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Environment } from '#contract/workspace'
import type { Guide, GuideDraft } from '#contract/guide'
import type { GuideDecision, TargetHealthReport } from '#contract/guide-insight'
import { launchChromium } from '../harness/chromium.ts'
import { openHostPage, type HostPage } from '../harness/host-page.ts'
import { newGuideDraft } from '../harness/new-guide-draft.ts'
import { type RunningDemo, startDemo, whenTrue } from '../harness/running-demo.ts'
import { signIn } from './demo-visitor.ts'
import { press, tabTo } from './press.ts'

let demo: RunningDemo
let browser: Browser
let team: Page
let host: HostPage
let environment: Environment
beforeAll(async () => {
  demo = await startDemo()
  browser = await launchChromium()
  team = await signIn(browser, demo)
})
afterAll(async () => {
  await browser.close()
  await host?.close()
  await demo.stop()
})

const text = (words: string) => ({
  en: [{ type: 'paragraph' as const, children: [{ text: words }] }],
})
const HELD_BACK = '3 guides interrupted this user in the last 24 hours, and at most 3 may'
const drafts: GuideDraft[] = [
  newGuideDraft('tour', {
    key: 'round',
    name: 'Round',
    trigger: 'manual',
    content: {
      title: { en: 'A short round' },
      steps: [
        {
          key: 'export',
          title: { en: 'Here it leaves' },
          body: text('One press, and the table is yours.'),
          target: { role: 'button', name: 'Export' },
          placement: 'bottom',
          advance: { on: 'next' },
        },
      ],
    },
  }),
  newGuideDraft('checklist', {
    key: 'first-steps',
    name: 'First steps',
    content: {
      title: { en: 'First steps' },
      phases: [
        {
          key: 'all',
          title: { en: 'All' },
          unlock: { kind: 'always' },
          steps: [
            {
              key: 'export',
              title: { en: 'Export a table' },
              milestone: 'exported',
              action: { kind: 'tour', guide: 'round' },
              actionLabel: { en: 'Take the round' },
            },
          ],
        },
      ],
    },
  }),
  newGuideDraft('modal', {
    key: 'welcome',
    name: 'Welcome',
    priority: 30,
    content: { title: { en: 'Welcome' }, button: { label: { en: 'Let me see' } } },
  }),
  newGuideDraft('banner', {
    key: 'pause',
    name: 'Pause',
    priority: 20,
    content: { title: { en: 'We pause on Sunday' } },
  }),
  newGuideDraft('survey', { key: 'opinion', name: 'Opinion', priority: 10 }),
  newGuideDraft('modal', {
    key: 'fourth',
    name: 'One more',
    content: { title: { en: 'One more' } },
  }),
  newGuideDraft('hint', {
    key: 'tip',
    name: 'Tip',
    content: { title: { en: 'Export it' }, target: { role: 'button', name: 'Export' } },
  }),
  newGuideDraft('resource_centre', {
    key: 'help',
    name: 'Help',
    content: {
      title: { en: 'Help' },
      links: [
        { title: { en: 'Handbook' }, url: '#handbook' },
        { title: { en: 'Prices' }, url: '#prices' },
      ],
    },
  }),
]

/** Asks the management API as the console does: with the session of who is signed in. */
async function manage<Answer>(path: string, method = 'GET', body?: object): Promise<Answer> {
  const separator = path.includes('?') ? '&' : '?'
  const id = environment?.id
  const answer = await team.evaluate(
    async ([url, how, sent]) => {
      const response = await fetch(url, {
        method: how,
        headers: { 'content-type': 'application/json' },
        ...(sent === '' ? {} : { body: sent }),
      })
      return { ok: response.ok, body: await response.text() }
    },
    [
      `/api/v1${path}${id ? `${separator}environment=${id}` : ''}`,
      method,
      body ? JSON.stringify(body) : '',
    ] as const,
  )
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.body}`)
  return JSON.parse(answer.body) as Answer
}

const inProduction = (path: string) => `${demo.url}/w/tideboard/production${path}`
const runsOf = async (key: string) => (await manage<Guide>(`/guides/${key}`)).runs
const explain = (page: Page, key: string) =>
  page.evaluate(
    (guideKey) =>
      (window as unknown as { milepost(...call: string[]): string[] | undefined }).milepost(
        'explain',
        guideKey,
      ) ?? [],
    key,
  )

/** A device of Ada's, on which nobody was before. */
async function openDevice(): Promise<{ page: Page; context: BrowserContext; troubles: string[] }> {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(error.message))
  await page.goto(host.url)
  return { page, context, troubles }
}

describe('every surface', () => {
  it('is published by a manager for a page of their own', async () => {
    const { workspaces } = await manage<{ workspaces: { environments: Environment[] }[] }>('/me')
    environment = workspaces[0]!.environments.find(({ kind }) => kind === 'production')!
    await manage(`/environments/${environment.id}`, 'PATCH', {
      frequency: { maxPerDay: 3, quietHours: 0 },
    })
    await manage('/milestones/exported', 'PUT', {
      name: 'Exported',
      scope: 'user',
      condition: { event: 'table_exported' },
      firstValue: false,
    })
    for (const draft of drafts) {
      await manage(`/guides/${draft.key}`, 'PUT', { draft })
      await manage(`/guides/${draft.key}/publish`, 'POST')
    }
    await team.goto(inProduction('/developer/install'))
    const snippet = team.locator('code, pre').filter({ hasText: 'milepost' }).first()
    host = await openHostPage({
      html: `<!doctype html><html lang="en"><title>Tables</title>${await snippet.innerText()}
        <script>milepost('identify', 'ada')</script>
        <main><h1>Tables</h1>
          <button onclick="milepost('track', 'table_exported')">Export</button></main>`,
    })
    await team.goto(inProduction('/guides'))
    for (const { key } of drafts) await team.getByText(key, { exact: true }).first().waitFor()
  })

  it('is used by keyboard alone, and the fourth interruption waits for another day', async () => {
    const { page, context, troubles } = await openDevice()
    await page.getByRole('dialog', { name: 'Welcome' }).waitFor()
    await press(page, 'Let me see')

    const banner = page.getByRole('region', { name: 'We pause on Sunday' })
    await banner.waitFor()
    await press(page, 'Close')
    await banner.waitFor({ state: 'detached' })

    await page.locator('milepost-survey').getByRole('radio').first().waitFor()
    await tabTo(page, '0')
    for (let point = 0; point < 9; point += 1) await page.keyboard.press('ArrowRight')
    await press(page, 'Send')
    // In the survey itself: for a moment it is in the live region, too.
    await page.getByRole('dialog').getByText('Thank you. Your answer was sent.').waitFor()
    await press(page, 'Close the survey')
    expect((await explain(page, 'fourth')).join('\n')).toContain(HELD_BACK)

    await press(page, 'Tip: Export it')
    await page.getByRole('dialog', { name: 'Export it' }).waitFor()
    await press(page, 'Got it')
    await page.getByRole('button', { name: 'Tip: Export it' }).waitFor({ state: 'detached' })

    await press(page, 'Take the round')
    await page.getByRole('dialog', { name: 'Here it leaves' }).waitFor()
    await press(page, 'Finish')
    await press(page, 'Export')
    await page.locator('milepost-checklist').getByText('All steps are done').waitFor()
    await press(page, 'Close the checklist')

    await press(page, 'Help and guides')
    await tabTo(page, 'Search')
    await page.keyboard.type('hand')
    await press(page, 'Handbook')
    await page.waitForURL('**/#handbook')
    expect(await page.getByText('One more').count()).toBe(0)
    expect(troubles).toEqual([])
    await whenTrue(async () => (await runsOf('first-steps')).completed === 1)
    await context.close()
  })

  it('is known to the server: runs, the answer, the target', async () => {
    expect(await runsOf('welcome')).toEqual({ started: 1, completed: 1, dismissed: 0 })
    expect(await runsOf('pause')).toEqual({ started: 1, completed: 0, dismissed: 1 })
    expect(await runsOf('opinion')).toEqual({ started: 1, completed: 1, dismissed: 0 })
    expect(await runsOf('tip')).toEqual({ started: 1, completed: 0, dismissed: 1 })
    expect(await runsOf('round')).toEqual({ started: 1, completed: 1, dismissed: 0 })
    expect(await runsOf('fourth')).toEqual({ started: 0, completed: 0, dismissed: 0 })
    for (const [key, stepKey] of [
      ['tip', null],
      ['round', 'export'],
    ] as const) {
      const { steps } = await manage<TargetHealthReport>(`/guides/${key}/target-health`)
      expect(steps).toMatchObject([{ stepKey, lost: 0 }])
      expect(steps[0]!.found).toBeGreaterThan(0)
    }

    await team.goto(inProduction('/developer/events'))
    const answered = team.getByRole('row').filter({ hasText: '$survey_answered' })
    await answered.getByRole('button').first().click()
    const details = team.getByRole('complementary', { name: 'Event details' })
    await details
      .getByText(/"answer": 9/)
      .first()
      .waitFor()
  })

  it('stays away on a second device once it was dismissed or done', async () => {
    const { page, context } = await openDevice()
    await page.getByRole('button', { name: 'Help and guides' }).waitFor()
    for (const key of ['welcome', 'pause', 'opinion', 'tip', 'first-steps']) {
      expect((await explain(page, key)).at(-1), key).toBe('→ not shown')
    }
    expect((await explain(page, 'fourth')).join('\n')).toContain(HELD_BACK)
    expect(await page.locator('milepost-announcement, milepost-hint-beacon').count()).toBe(0)
    expect(await page.locator('milepost-survey, milepost-checklist').count()).toBe(0)

    // What a page decided is told to the team once it has settled.
    await whenTrue(async () => {
      const { page: told } = await manage<GuideDecision>('/guides/fourth/decisions?userId=ada')
      return told?.trace.join('\n').includes(HELD_BACK) ?? false
    })
    await team.goto(inProduction('/guides/fourth?tab=shown'))
    await team.getByRole('link', { name: 'ada' }).first().click()
    await team.getByText(HELD_BACK).first().waitFor()
    await context.close()
  })
})
