import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { SessionGuide } from '#contract/session'
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

const open = async (guides: SessionGuide[], body?: string) => {
  pages = await openGuidedPages(browser, guides, body === undefined ? {} : { body })
}
const banner = (key: string, about: Parameters<typeof newSessionGuide<'banner'>>[2] = {}) =>
  newSessionGuide('banner', key, { content: { title: { en: `Banner ${key}` } }, ...about })
const find = (page: Page, key: string) => page.getByText(`Banner ${key}`, { exact: true }).first()
const saysWhy = (page: Page, key: string, line: string) =>
  eventually(async () => expect(await pages.explain(page, key)).toContain(line))
const frequency = { maxPerDay: null, quietHours: 0, shownAt: [], dismissedAt: null }

describe('how often a guide interrupts', () => {
  it('counts what the server knows and what this browser showed since, over pages', async () => {
    await open([banner('a', { trigger: { event: 'first' } }), banner('b')])
    const hourAgo = new Date(Date.now() - 3_600_000).toISOString()
    pages.standIn.session.frequency = { ...frequency, maxPerDay: 2, shownAt: [hourAgo] }
    const page = await pages.open()
    await isSeen(find(page, 'b'))
    await page.getByRole('button', { name: 'Close' }).click()
    await pages.call(page, 'track', 'first')
    const line = '✗ 2 guides interrupted this user in the last 24 hours, and at most 2 may'
    await saysWhy(page, 'a', line)
    // The server has not counted the second one yet.
    await page.reload()
    await pages.call(page, 'track', 'first')
    await saysWhy(page, 'a', line)
  })

  it('leaves the person in peace after a dismissal, in every tab', async () => {
    await open([banner('a'), banner('b', { trigger: { event: 'go' } })])
    pages.standIn.session.frequency = { ...frequency, quietHours: 24 }
    const [page, other] = [await pages.open(), await pages.open()]
    await isSeen(find(page, 'a'))
    await page.getByRole('button', { name: 'Close' }).click()
    await isGone(find(page, 'a'))
    for (const tab of [page, other]) {
      await pages.call(tab, 'track', 'go')
      await eventually(async () =>
        expect((await pages.explain(tab, 'b')).join()).toContain(
          '✗ this user dismissed a guide, and no other interrupts within 24 hours',
        ),
      )
    }
    await pages.call(page, 'start', 'b')
    await isSeen(find(page, 'b'))
    expect(await pages.findEvent('$guide_started', { guideKey: 'b' })).toMatchObject({
      askedFor: true,
    })
  })
})

describe('while the person is typing', () => {
  it('nothing begins over the page; it does once the field is left and two seconds passed', async () => {
    await open(
      [banner('a', { trigger: { event: 'go' } })],
      '<input id="field"><button>Away</button>',
    )
    const page = await pages.open()
    await page.clock.install()
    await page.locator('#field').pressSequentially('Hello')
    await pages.call(page, 'track', 'go')
    await saysWhy(page, 'a', '✗ the user is typing')
    await page.clock.runFor(5000)
    await saysWhy(page, 'a', '✗ the user is typing')
    await page.locator('#field').press('!')
    await page.locator('button').focus()
    await page.clock.runFor(1000)
    await saysWhy(page, 'a', '✗ the user is typing')
    await page.clock.runFor(1500)
    await isSeen(find(page, 'a'))
  })

  it('also inside an open shadow root', async () => {
    await open([banner('a', { trigger: { event: 'go' } })], '<div id="host"></div>')
    const page = await pages.open()
    await page.evaluate(() => {
      const root = document.querySelector('#host')!.attachShadow({ mode: 'open' })
      root.innerHTML = '<p contenteditable>text</p>'
      root.querySelector('p')!.focus()
    })
    await pages.call(page, 'track', 'go')
    await saysWhy(page, 'a', '✗ the user is typing')
  })
})

describe('which tab shows what starts by itself', () => {
  it('is one, and the next when that is closed', async () => {
    await open([banner('a')])
    const first = await pages.open()
    await isSeen(find(first, 'a'))
    pages.standIn.session.guides = [banner('a', { run: newSessionRun() })]
    const second = await pages.open()
    await saysWhy(second, 'a', '✗ another tab shows what starts by itself')
    expect(await find(second, 'a').isVisible()).toBe(false)
    await first.close()
    await isSeen(find(second, 'a'))
    expect(pages.listEvents('$guide_started')).toHaveLength(1)
  })

  it('follows what is done in another tab', async () => {
    const steps = ['invite', 'publish'].map((key) => ({
      key,
      title: { en: `Do ${key}` },
      milestone: key,
      optional: true,
    }))
    const phases = [{ key: 'p', title: { en: 'P' }, unlock: { kind: 'always' as const }, steps }]
    await open([
      newSessionGuide('checklist', 'c', { content: { title: { en: 'First steps' }, phases } }),
    ])
    const [first, second] = [await pages.open(), await pages.open()]
    await isSeen(second.getByText('0 of 2').first())
    await first.getByRole('button', { name: 'Skip' }).first().click()
    await pages.findEvent('$guide_step_skipped', { guideKey: 'c', stepKey: 'invite' })
    await isSeen(second.getByText('0 of 1').first())
  })

  it('does not mix two workspaces on one origin', async () => {
    await open([banner('a')])
    const page = await pages.open()
    await isSeen(find(page, 'a'))
    const keys = await page.evaluate(() => Object.keys(localStorage))
    expect(keys.every((key) => key.startsWith('milepost:mp_wk_'))).toBe(true)
    const locks = await page.evaluate(async () =>
      (await navigator.locks.query()).held!.map(({ name }) => name!),
    )
    expect(locks.every((name) => name.startsWith('milepost:mp_wk_'))).toBe(true)
  })
})

describe('what a guide hangs on', () => {
  it('is an element that comes and goes', async () => {
    const pageCondition = { element: { role: 'button', name: 'Export' } }
    await open([banner('a', { pageCondition })])
    const page = await pages.open()
    await saysWhy(page, 'a', '✗ page has button "Export"')
    await page.evaluate(() => {
      const button = document.createElement('button')
      button.textContent = 'Export'
      document.body.append(button)
    })
    await isSeen(find(page, 'a'))
    await page.evaluate(() => document.querySelector('body > button')!.remove())
    await isGone(find(page, 'a'))
  })

  it('is an event, also one from before the guides were loaded', async () => {
    await open(
      [banner('a', { trigger: { event: 'exported' } })],
      `<script>milepost('track', 'exported')</script>`,
    )
    await isSeen(find(await pages.open(), 'a'))
  })
})

describe('the decision that the server hears of', () => {
  it('is told once per guide and page load, and only when it became another', async () => {
    await open([banner('a'), banner('b', { trigger: 'manual' })])
    const page = await pages.open()
    await isSeen(find(page, 'a'))
    const shown = await pages.findEvent('$guide_decided', { guideKey: 'a' })
    expect(shown).toMatchObject({ versionId: 'v1', shown: true })
    expect((shown.trace as string[]).at(-1)).toBe('→ shown')
    expect(await pages.findEvent('$guide_decided', { guideKey: 'b' })).toMatchObject({
      shown: false,
      trace: expect.arrayContaining(['✗ it starts by an action only (trigger manual)']) as unknown,
    })
    await page.getByRole('button', { name: 'Close' }).click()
    await pages.findEvent('$guide_dismissed')
    pages.standIn.session.guides = [
      banner('a', { run: newSessionRun({ status: 'dismissed' }) }),
      banner('b', { trigger: 'manual' }),
    ]
    await page.reload()
    expect(await pages.findEvent('$guide_decided', { guideKey: 'a', shown: false })).toBeDefined()
    await page.reload()
    await pages.call(page, 'track', 'settled')
    await eventually(() => expect(pages.listEvents('settled')).toHaveLength(1))
    expect(pages.listEvents('$guide_decided')).toHaveLength(3)
  })
})
