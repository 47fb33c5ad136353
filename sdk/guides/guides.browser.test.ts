import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { WireEvent } from '#contract/event-batch'
import type { SessionGuide } from '#contract/session'
import { launchChromium } from '../../test/harness/chromium.ts'
import { eventually } from '../../test/harness/eventually.ts'
import { openHostPage, type HostPage } from '../../test/harness/host-page.ts'
import { newSessionRun } from '../../test/harness/new-guide-state.ts'
import { openIngestStandIn, type IngestStandIn } from '../../test/harness/ingest-stand-in.ts'

let browser: Browser
let standIn: IngestStandIn
let context: BrowserContext
let host: HostPage

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  standIn = await openIngestStandIn()
  context = await browser.newContext()
  host = await openHostPage({
    html: `<!doctype html><html lang="en"><title>Host</title>${standIn.snippet}
      <script>milepost('identify', 'u1'); milepost('group', 'acme')</script>
      <h1>Host</h1><p><button id="invite">Invite</button> <button id="publish">Publish</button></p>`,
  })
  standIn.session = {
    guides: [checklist, tour],
    milestoneRules: ['invited', 'connected', 'published'].map((key) => ({
      key,
      scope: 'account',
      firstValue: key === 'published',
      condition: { event: key },
    })),
  }
})
afterEach(async () => {
  await context.close()
  await host.close()
  await standIn.close()
})

const checklist: SessionGuide = {
  key: 'first-steps',
  kind: 'checklist',
  versionId: 'v1',
  trigger: 'auto',
  priority: 0,
  pageCondition: null,
  run: null,
  content: {
    title: { en: 'First steps', de: 'Erste Schritte mit Acme' },
    phases: [
      {
        key: 'basics',
        title: { en: 'Basics' },
        unlock: { kind: 'always' },
        steps: [
          {
            key: 'invite',
            title: { en: 'Invite a teammate' },
            milestone: 'invited',
            action: { kind: 'tour', guide: 'invite-tour' },
          },
        ],
      },
      {
        key: 'advanced',
        title: { en: 'Advanced' },
        unlock: { kind: 'previous_phase' },
        steps: [{ key: 'publish', title: { en: 'Publish a report' }, milestone: 'published' }],
      },
    ],
  },
}

const tour: SessionGuide = {
  key: 'invite-tour',
  kind: 'tour',
  versionId: 't1',
  trigger: 'manual',
  priority: 0,
  pageCondition: null,
  run: null,
  content: {
    title: { en: 'Invite' },
    steps: [
      {
        key: 'open',
        title: { en: 'Open the invitation' },
        body: { en: [] },
        target: { role: 'button', name: 'Invite' },
        placement: 'bottom',
        advance: { on: 'click' },
      },
      {
        key: 'publish',
        title: { en: 'Publish it' },
        body: { en: [] },
        target: { role: 'button', name: 'Publish' },
        placement: 'bottom',
        advance: { on: 'event', event: 'invited' },
        pathPrefix: '/people',
      },
    ],
  },
}

const openPage = async (path = '') => {
  const page = await context.newPage()
  await page.goto(host.url + path)
  return page
}
const track = (page: Page, event: string) =>
  page.evaluate((event) => {
    ;(window as unknown as { milepost(...call: unknown[]): void }).milepost('track', event)
  }, event)
const listEvents = () => [...standIn.events.values()]
const findEvent = (name: string) =>
  eventually(() => {
    const event = listEvents().find((one) => one.event === name)
    expect(event, name).toBeDefined()
    return event!
  })
const isSeen = (locator: Locator) => locator.waitFor()
const isGone = (locator: Locator) => locator.waitFor({ state: 'hidden' })
const says = (page: Page, text: string) => isSeen(page.getByText(text, { exact: true }).first())
const findCard = (page: Page) => page.getByRole('region', { name: 'First steps' })
const findStep = (page: Page, name: string) => page.getByRole('dialog', { name })

describe('a checklist', () => {
  it('opens with its phases, the locked one with its reason, and starts its run', async () => {
    const page = await openPage()
    await isSeen(findCard(page))
    await says(page, '0 of 2')
    await isSeen(page.getByText('Opens when “Basics” is done'))
    expect((await findEvent('$guide_started')).properties).toEqual({
      guideKey: 'first-steps',
      versionId: 'v1',
    })
  })

  it('ticks a step at once and unlocks the next phase, before the server has answered', async () => {
    const page = await openPage()
    await isSeen(findCard(page))
    await findEvent('$guide_started')
    standIn.failure = 'reset'
    await track(page, 'invited')
    await says(page, '1 of 2')
    await isGone(page.getByText('Opens when “Basics” is done'))
  })

  it('takes back what the server does not confirm', async () => {
    const page = await openPage()
    await isSeen(findCard(page))
    await track(page, 'invited')
    await says(page, '1 of 2')
    await says(page, '0 of 2')
  })

  it('ticks what a teammate did, and what another tab did', async () => {
    standIn.session.milestones = {
      invited: { reachedAt: '2026-01-01T00:00:00.000Z', by: 'teammate' },
    }
    const [first, second] = [await openPage(), await openPage()]
    await isSeen(findCard(first))
    await isSeen(findCard(second))
    await says(first, '1 of 2')
    standIn.onBatch = confirmPublished
    await track(first, 'published')
    await isSeen(second.getByText('All steps are done').first())
    await findEvent('$guide_completed')
  })

  it('becomes a pill, and goes with Not now', async () => {
    const page = await openPage()
    await findCard(page).getByRole('button', { name: 'Make the checklist small' }).click()
    await findEvent('$guide_minimised')
    await page.getByRole('button', { name: /First steps/ }).click()
    await findEvent('$guide_opened')
    await page.getByRole('button', { name: 'Not now' }).click()
    await findEvent('$guide_dismissed')
    await isGone(findCard(page))
  })

  it('steps out of the way on a phone once a step is acted on', async () => {
    const page = await openPage()
    await page.setViewportSize({ width: 360, height: 740 })
    await findCard(page).getByRole('button', { name: 'Show me' }).click()
    await findEvent('$guide_minimised')
    await isSeen(findStep(page, 'Open the invitation'))
    await isGone(findCard(page).getByRole('button', { name: 'Show me' }))
  })

  it('speaks the language of the page', async () => {
    const page = await context.newPage()
    const german = await openHostPage({ html: `<html lang="de-AT">${standIn.snippet}` })
    await page.goto(german.url)
    await isSeen(page.getByRole('region', { name: 'Erste Schritte mit Acme' }))
    await says(page, '0 von 2')
    await german.close()
  })
})

describe('a tour', () => {
  it('starts from the checklist, advances by the real click, and goes on across pages', async () => {
    const page = await openPage()
    await findCard(page).getByRole('button', { name: 'Show me' }).click()
    await isSeen(findStep(page, 'Open the invitation'))
    await page.click('#invite')
    await isGone(findStep(page, 'Open the invitation'))
    const steps = () => listEvents().filter(({ event }) => event === '$guide_step_shown')
    await eventually(() => expect(steps()).toHaveLength(1))

    answerWithRun('open')
    await page.goto(`${host.url}people`)
    await isSeen(findStep(page, 'Publish it'))
    await eventually(() =>
      expect(steps().at(-1)!.properties).toMatchObject({ stepKey: 'publish', versionId: 't1' }),
    )

    await track(page, 'invited')
    expect((await findEvent('$guide_completed')).properties).toMatchObject({
      guideKey: 'invite-tour',
    })
    await isGone(findStep(page, 'Publish it'))
  })

  it('waits while the person is elsewhere in a single-page application', async () => {
    const page = await openPage('people')
    answerWithRun('publish')
    await page.reload()
    await isSeen(findStep(page, 'Publish it'))
    await page.evaluate("history.pushState({}, '', '/settings')")
    await isGone(findStep(page, 'Publish it'))
    await page.evaluate("history.pushState({}, '', '/people/7')")
    await isSeen(findStep(page, 'Publish it'))
  })

  it('ends with Close, and says in explain why it is not shown', async () => {
    const page = await openPage()
    await isSeen(findCard(page))
    const explain = () =>
      page.evaluate(() =>
        (window as unknown as { milepost(...call: string[]): string[] }).milepost(
          'explain',
          'invite-tour',
        ),
      )
    expect(await explain()).toContain('✗ it starts by an action only (trigger manual)')
    await findCard(page).getByRole('button', { name: 'Show me' }).click()
    await findStep(page, 'Open the invitation')
      .getByRole('button', { name: 'Close the tour' })
      .click()
    await findEvent('$guide_dismissed')
    expect(await explain()).toContain('✗ this user has dismissed it')
  })
})

describe('a celebration', () => {
  it('is shown once, though two tabs are offered it', async () => {
    const pages = [await openPage(), await openPage()]
    for (const page of pages) await isSeen(findCard(page))
    standIn.onBatch = () => ({
      celebrations: [{ id: 'c1', milestone: 'published', sinceStartMs: 200_000 }],
    })
    for (const page of pages) await track(page, 'published')
    const shown = () => listEvents().filter(({ event }) => event === '$celebration_shown')
    await eventually(() => expect(shown()).toHaveLength(1))
    expect(shown()[0]!.properties).toEqual({ celebrationId: 'c1' })
    const texts = pages.map((page) =>
      page
        .getByText('You have your first result, 3 minutes after you started.')
        .first()
        .isVisible(),
    )
    expect((await Promise.all(texts)).filter(Boolean)).toHaveLength(1)
    for (const page of pages) await track(page, 'again')
    await eventually(() =>
      expect(listEvents().filter(({ event }) => event === 'again')).toHaveLength(2),
    )
    expect(shown()).toHaveLength(1)
  })
})

describe('destroy', () => {
  it('takes away every node', async () => {
    const page = await openPage()
    await isSeen(findCard(page))
    await page.evaluate("milepost('destroy')")
    expect(await page.locator('milepost-root').count()).toBe(0)
  })
})

function confirmPublished(events: WireEvent[]) {
  const isPublished = events.some(({ event }) => event === 'published')
  if (!isPublished) return {}
  const state = { reachedAt: '2026-01-01T00:00:00.000Z', by: 'you' as const }
  standIn.session.milestones = { ...standIn.session.milestones, published: state }
  return {
    completed: [
      {
        milestone: 'published',
        scope: 'account' as const,
        firstValue: true,
        reachedAt: state.reachedAt,
      },
    ],
  }
}

function answerWithRun(stepKey: string): void {
  standIn.session.guides = [
    checklist,
    { ...tour, run: newSessionRun({ stepKey, versionId: 't1' }) },
  ]
}
