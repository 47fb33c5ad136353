import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { SessionGuide } from '#contract/session'
import type { TourStep } from '#contract/tour'
import { launchChromium } from '../../test/harness/chromium.ts'
import { eventually } from '../../test/harness/eventually.ts'
import {
  isGone,
  isSeen,
  openGuidedPages,
  type GuidedPages,
} from '../../test/harness/guided-pages.ts'
import { newSessionGuide, newSessionRun } from '../../test/harness/new-guide-state.ts'

let browser: Browser
let pages: GuidedPages

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
afterEach(() => pages.close())

const open = async (guides: SessionGuide[], about: Parameters<typeof openGuidedPages>[2] = {}) => {
  pages = await openGuidedPages(browser, guides, about)
}
const text = (page: Page, words: string) => page.getByText(words, { exact: true }).first()
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()

describe('a survey', () => {
  const survey = newSessionGuide('survey', 'nps', {
    content: {
      title: { en: 'Your opinion' },
      questions: [
        { key: 'likely', kind: 'nps', title: { en: 'How likely?' } },
        { key: 'why', kind: 'text', title: { en: 'Why?' }, optional: true },
      ],
      thanks: { en: [{ type: 'paragraph', children: [{ text: 'Thanks a lot' }] }] },
      askLater: true,
    },
  })

  it('asks one question after the other, goes on after a reload, and thanks', async () => {
    await open([survey])
    const page = await pages.open()
    await isSeen(text(page, 'How likely?'))
    await page.getByRole('radio', { name: '9' }).check({ force: true })
    await button(page, /Next|Send/).click()
    expect(await pages.findEvent('$survey_answered')).toEqual({
      guideKey: 'nps',
      versionId: 'v1',
      questionKey: 'likely',
      answer: 9,
    })
    await isSeen(text(page, 'Why?'))
    pages.standIn.session.guides = [{ ...survey, run: newSessionRun() }]
    await page.reload()
    await isSeen(text(page, 'Why?'))
    await button(page, 'Skip this question').click()
    await isSeen(text(page, 'Thanks a lot'))
    await pages.findEvent('$guide_completed', { guideKey: 'nps' })
    expect(pages.listEvents('$survey_answered')).toHaveLength(1)
    await button(page, /Close/).click()
    await isGone(text(page, 'Thanks a lot'))
    expect(pages.listEvents('$guide_dismissed')).toEqual([])
  })

  it('asks again tomorrow at the same time', async () => {
    await open([survey])
    const page = await pages.open()
    await button(page, 'Ask me later').click()
    const { until } = await pages.findEvent('$guide_snoozed', { guideKey: 'nps' })
    const tomorrow = new Date()
    tomorrow.setDate(tomorrow.getDate() + 1)
    expect(Math.abs(Date.parse(until as string) - +tomorrow)).toBeLessThan(60_000)
    await isGone(text(page, 'How likely?'))
    expect((await pages.explain(page, 'nps')).join()).toContain('✗ this user put it off until')
  })
})

describe('a banner, a modal', () => {
  it('is completed by its button, which does its action', async () => {
    await open([
      newSessionGuide('modal', 'news', {
        content: {
          title: { en: 'News' },
          button: { label: { en: 'Show me' }, action: { kind: 'tour', guide: 'round' } },
        },
      }),
      newSessionGuide('tour', 'round', { trigger: 'manual' }),
    ])
    const page = await pages.open()
    await button(page, 'Show me').click()
    await pages.findEvent('$guide_completed', { guideKey: 'news' })
    expect(await pages.findEvent('$guide_started', { guideKey: 'round' })).toMatchObject({
      askedFor: true,
    })
    await isGone(text(page, 'News'))
  })
})

describe('a hint', () => {
  const hint = newSessionGuide('hint', 'export', {
    content: { title: { en: 'Export it' }, target: { role: 'button', name: 'Export' } },
  })

  it('begins when its target is there, opens its card, and goes for good', async () => {
    await open([hint])
    const page = await pages.open()
    await pages.findEvent('$guide_target_health', { guideKey: 'export', health: 'lost' })
    expect(pages.listEvents('$guide_started')).toEqual([])
    await page.evaluate(() => {
      document.body.append(
        Object.assign(document.createElement('button'), { textContent: 'Export' }),
      )
    })
    await pages.findEvent('$guide_started', { guideKey: 'export' })
    await button(page, 'Tip: Export it').click()
    await pages.findEvent('$guide_opened', { guideKey: 'export' })
    await button(page, 'Got it').click()
    await pages.findEvent('$guide_dismissed', { guideKey: 'export' })
    await isGone(button(page, 'Tip: Export it'))
  })
})

describe('a resource centre', () => {
  it('lists guides and links, starts what is chosen, and asks for help', async () => {
    await open([
      newSessionGuide('resource_centre', 'help', {
        content: {
          title: { en: 'Help' },
          links: [{ title: { en: 'Handbook' }, url: '#handbook' }],
          help: true,
        },
      }),
      newSessionGuide('tour', 'round', { trigger: 'manual', content: { title: { en: 'Round' } } }),
    ])
    const page = await pages.open()
    await page.evaluate(() => {
      const listen = (asked: unknown) => Object.assign(window, { asked })
      ;(window as unknown as { milepost(...call: unknown[]): void }).milepost('on', 'help', listen)
    })
    await button(page, /Help/).click()
    await isSeen(text(page, 'Handbook'))
    await page.getByRole('searchbox').fill('rou')
    await button(page, 'Need help?').click()
    expect(await page.evaluate('window.asked')).toEqual({ query: 'rou' })
    // The page answers now: the panel makes way.
    await isGone(page.getByRole('searchbox'))
    await button(page, /Help/).click()
    await button(page, /Round/).click()
    await pages.findEvent('$guide_started', { guideKey: 'round', askedFor: true })
  })
})

describe('a checklist', () => {
  const step = (key: string, more: object = {}) => ({
    key,
    title: { en: `Do ${key}` },
    milestone: key,
    ...more,
  })
  const checklist = (content: object = {}, steps: object[] = [step('a'), step('b')]) =>
    newSessionGuide('checklist', 'first-steps', {
      content: {
        title: { en: 'First steps' },
        phases: [{ key: 'p', title: { en: 'P' }, unlock: { kind: 'always' }, steps }],
        ...content,
      } as object,
    })

  it('takes a step ticked by hand, and is gone after its last card', async () => {
    await open([checklist({}, [step('a', { markable: true })])])
    const page = await pages.open()
    await button(page, 'Mark as done').click()
    await pages.findEvent('$guide_step_marked', { stepKey: 'a' })
    await pages.findEvent('$guide_completed')
    await isSeen(text(page, 'All steps are done'))
    await button(page, 'Close the checklist').click()
    await isGone(text(page, 'All steps are done'))
  })

  it('is put off until tomorrow', async () => {
    await open([checklist({ snoozable: true })])
    const page = await pages.open()
    await button(page, 'Remind me tomorrow').click()
    await pages.findEvent('$guide_snoozed', { guideKey: 'first-steps' })
    await isGone(text(page, '0 of 2'))
  })

  it('stands inline where the page has a place for it, as soon as it has', async () => {
    await open([checklist({ layout: 'inline' })])
    const page = await pages.open()
    await eventually(async () =>
      expect((await pages.explain(page, 'first-steps')).at(-1)).toBe('→ not shown'),
    )
    await page.evaluate(() => {
      const place = document.createElement('aside')
      place.dataset.milepost = 'first-steps'
      document.body.append(place)
    })
    await isSeen(text(page, '0 of 2'))
    await page.evaluate(() => document.querySelector('aside')!.remove())
    await isGone(text(page, '0 of 2'))
  })

  it('opens at the step of a link once, with its tour, and leaves the address alone', async () => {
    const asked = step('b', { action: { kind: 'tour', guide: 'round' }, askTeammate: true })
    await open([
      { ...checklist({}, [step('a'), asked]), run: newSessionRun({ status: 'dismissed' }) },
      newSessionGuide('tour', 'round', { trigger: 'manual', content: { title: { en: 'Round' } } }),
    ])
    const page = await pages.open('?milepost_step=first-steps.b&x=1')
    await isSeen(text(page, '0 of 2'))
    await pages.findEvent('$guide_started', { guideKey: 'round', askedFor: true })
    expect(page.url()).toContain('?milepost_step=first-steps.b&x=1')
    await button(page, 'Close the tour').click()
    await button(page, 'Not now').click()
    await isGone(text(page, '0 of 2'))
    await pages.call(page, 'group', 'other')
    await eventually(() =>
      expect(pages.standIn.requests.filter(({ path }) => path === '/v1/session')).toHaveLength(2),
    )
    await pages.call(page, 'track', 'later')
    await pages.findEvent('later')
    expect(await text(page, '0 of 2').isVisible()).toBe(false)
  })
})

describe('a tour', () => {
  const step = (key: string, more: Partial<TourStep> = {}): TourStep => ({
    key,
    title: { en: `Step ${key}` },
    body: { en: [] },
    form: 'docked',
    placement: 'bottom',
    advance: { on: 'next' },
    ...more,
  })
  const tour = (steps: TourStep[], more: Partial<SessionGuide> = {}) =>
    newSessionGuide('tour', 'round', {
      ...(more as object),
      content: { title: { en: 'Round' }, steps },
    })
  const dialog = (page: Page, key: string) => page.getByRole('dialog', { name: `Step ${key}` })
  const sees = (page: Page, key: string) => isSeen(dialog(page, key))

  it('branches, does not say how many are left, and goes back the way the person came', async () => {
    const branches = [
      { label: { en: 'Short' }, goTo: 'd' },
      { label: { en: 'Enough' }, goTo: 'end' },
    ]
    await open([tour([step('a', { branches }), step('b'), step('c'), step('d', { branches })])])
    const page = await pages.open()
    await sees(page, 'a')
    await isSeen(page.getByText('Step 1', { exact: true }).first())
    await button(page, 'Short').click()
    await sees(page, 'd')
    await isSeen(page.getByText('Step 2', { exact: true }).first())
    await button(page, 'Back').click()
    await sees(page, 'a')
    await button(page, 'Enough').click()
    await pages.findEvent('$guide_completed', { guideKey: 'round', stepKey: 'a' })
    await isGone(dialog(page, 'a'))
  })

  it('passes over a step whose target is missing, with the right numbers, and does not call it shown', async () => {
    const missing = step('b', {
      form: 'tooltip',
      target: { role: 'button', name: 'Nowhere' },
      ifMissing: 'skip',
    })
    await open([tour([step('a'), missing, step('c')])])
    const page = await pages.open()
    await isSeen(text(page, 'Step 1 of 3'))
    await button(page, 'Next').click()
    await sees(page, 'c')
    await isSeen(text(page, 'Step 2 of 2'))
    await pages.findEvent('$guide_step_shown', { stepKey: 'c' })
    expect(pages.listEvents('$guide_step_shown').map(({ stepKey }) => stepKey)).toEqual(['a', 'c'])
    expect(await pages.findEvent('$guide_target_health')).toMatchObject({
      stepKey: 'b',
      health: 'lost',
      path: '/',
    })
    await button(page, 'Back').click()
    await sees(page, 'a')
  })

  it('goes on after a reload where the person went by the address alone', async () => {
    const steps = [step('a', { advance: { on: 'click' } }), step('b', { pathPrefix: '/people' })]
    await open([tour(steps)])
    const page = await pages.open()
    await sees(page, 'a')
    await pages.findEvent('$guide_step_shown', { stepKey: 'a' })
    pages.standIn.session.guides = [tour(steps, { run: newSessionRun({ stepKey: 'a' }) })]
    await page.goto(new URL('/people', page.url()).href)
    await sees(page, 'b')
    await page.reload()
    await sees(page, 'b')
  })

  it('goes on where a milestone was reached meanwhile', async () => {
    const steps = [step('a', { advance: { on: 'milestone', milestone: 'done' } }), step('b')]
    await open([tour(steps, { run: newSessionRun({ stepKey: 'a' }) })])
    pages.standIn.session.milestones = {
      done: { reachedAt: '2026-01-01T00:00:00.000Z', by: 'teammate' },
    }
    await sees(await pages.open(), 'b')
  })

  it('opens the page of the next step when the person presses Next', async () => {
    await open([tour([step('a'), step('b', { pathPrefix: '/people' })])])
    const page = await pages.open()
    await sees(page, 'a')
    pages.standIn.session.guides = [
      tour([step('a'), step('b', { pathPrefix: '/people' })], {
        run: newSessionRun({ stepKey: 'a' }),
      }),
    ]
    await button(page, 'Next').click()
    await page.waitForURL('**/people')
    await sees(page, 'b')
  })
})

describe('languages', () => {
  it('follow the chain of the page, and run the way the text does', async () => {
    const title = { en: 'Hello', ar: 'مرحبا', fr: 'Bonjour' }
    await open([newSessionGuide('banner', 'hello', { content: { title } })], { lang: 'ar-EG' })
    const page = await pages.open()
    await isSeen(text(page, 'مرحبا'))
    expect(
      await text(page, 'مرحبا').evaluate((element) => getComputedStyle(element).direction),
    ).toBe('rtl')
  })
})

describe('the debug overlay', () => {
  it('shows every decision with its lines and the last events, and leaves nothing behind', async () => {
    await open([newSessionGuide('banner', 'news'), newSessionGuide('tour', 'round')])
    const page = await pages.open()
    await isSeen(text(page, 'Text'))
    await pages.call(page, 'debug')
    const overlay = page.getByRole('region', { name: 'Milepost: what is shown, and why' })
    await isSeen(overlay)
    await overlay.getByText('round').click()
    await isSeen(overlay.getByText('✗ another guide goes first: news'))
    await isSeen(overlay.getByText('$guide_started'))
    await overlay.getByRole('button', { name: 'Close' }).click()
    expect(await page.locator('milepost-debug').count()).toBe(0)
    await pages.call(page, 'debug')
    await isSeen(overlay)
    await pages.call(page, 'destroy')
    expect(await page.locator('milepost-debug, milepost-root').count()).toBe(0)
  })
})
