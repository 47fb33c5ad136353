import type { Browser, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GuideDraft } from '#contract/guide'
import { launchChromium } from '../../../../test/harness/chromium.ts'
import { eventually } from '../../../../test/harness/eventually.ts'
import { openGuideEditor } from '../../../../test/harness/guide-editor-page.ts'

const shared = { key: 'start', name: 'Getting started', audience: null, trigger: 'auto' } as const
const checklist: GuideDraft = {
  ...shared,
  kind: 'checklist',
  content: {
    title: { en: 'Get to value', de: 'Zum Nutzen' },
    phases: [
      {
        key: 'basics',
        title: { en: 'Basics' },
        unlock: { kind: 'always' },
        steps: [{ key: 'publish', title: { en: 'Publish' }, milestone: 'published' }],
      },
      {
        key: 'team',
        title: { en: 'Team' },
        unlock: { kind: 'previous_phase' },
        steps: [{ key: 'invite', title: { en: 'Invite' }, milestone: 'invited' }],
      },
    ],
  },
}
const tour: GuideDraft = {
  ...shared,
  kind: 'tour',
  content: {
    title: { en: 'Look around' },
    steps: [
      {
        key: 'one',
        title: { en: 'Here it is' },
        body: { en: [{ type: 'paragraph', children: [{ text: 'Press it.' }] }] },
        target: { role: 'button', name: 'Publish report', landmark: { role: 'main' } },
        placement: 'bottom',
        advance: { on: 'next' },
      },
      {
        key: 'two',
        title: { en: 'And there' },
        body: { en: [{ type: 'paragraph', children: [{ text: 'Done.' }] }] },
        target: { role: 'link', name: 'Reports', landmark: { role: 'navigation' } },
        placement: 'end',
        advance: { on: 'next' },
      },
    ],
  },
}

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

const titleField = (page: Page) => page.locator('[data-path="content.title"] input')
const checklistIn = (inside: FrameLocator) => inside.locator('milepost-checklist')

describe('the preview of a guide', () => {
  it('is the SDK’s own checklist, and follows what is typed', async () => {
    const { page, troubles, inside } = await openGuideEditor(browser, checklist)
    await checklistIn(inside).getByText('Get to value').waitFor()
    await checklistIn(inside).getByText('Opens when “Basics” is done').waitFor()
    await titleField(page).fill('Your first report')
    await checklistIn(inside).getByText('Your first report').waitFor()
    expect(troubles).toEqual([])
    await page.close()
  })

  it('ticks as many steps as asked for, and speaks the language being written', async () => {
    const { page, inside } = await openGuideEditor(browser, checklist, { query: '?texts=de' })
    await checklistIn(inside).getByText('Zum Nutzen').waitFor()
    await page.getByRole('slider').fill('1')
    await checklistIn(inside).getByText('1 von 2').first().waitFor()
    await page.close()
  })

  it('points a step of a tour at an element as described, also after that changed', async () => {
    const { page, troubles, inside } = await openGuideEditor(browser, tour)
    const card = inside.locator('milepost-tour-step')
    // Drawn at its own size, which is what Playwright takes a frame to be.
    await page.locator('.segment', { hasText: 'Phone' }).click()
    await card.getByText('Here it is').waitFor()
    await inside.locator('main').getByRole('button', { name: 'Publish report' }).waitFor()
    await expectRingAround(inside, 'Publish report')
    await page.getByRole('button', { name: 'Describe another element' }).click()
    await page.getByLabel('Its visible words or label').fill('Publish now')
    await expectRingAround(inside, 'Publish now')
    await card.getByRole('button', { name: 'Next' }).click()
    await card.getByText('And there').waitFor()
    await inside.getByRole('navigation').getByRole('link', { name: 'Reports' }).waitFor()
    await expectRingAround(inside, 'Reports')
    expect(troubles).toEqual([])
    await page.close()
  })

  it('shows the texts alone where no SDK is served', async () => {
    const { page } = await openGuideEditor(browser, checklist, { withoutSdk: true })
    const plain = page.locator('.plain-preview')
    await plain.getByText('Get to value').waitFor()
    await plain.getByRole('listitem').getByText('Publish').waitFor()
    await page.close()
  })
})

/** The ring that marks a target comes to lie around the element of that name. */
async function expectRingAround(inside: FrameLocator, name: string): Promise<void> {
  const ring = inside.locator('milepost-target-ring')
  await ring.waitFor()
  await eventually(async () => {
    const [around, target] = await Promise.all([
      ring.boundingBox(),
      inside.locator('.target', { hasText: name }).boundingBox(),
    ])
    if (!around || !target) throw new Error('Ring or target is not on screen')
    expect(around.x).toBeLessThanOrEqual(target.x + 1)
    expect(around.x + around.width).toBeGreaterThanOrEqual(target.x + target.width - 1)
    expect(around.y).toBeLessThanOrEqual(target.y + 1)
    expect(around.y + around.height).toBeGreaterThanOrEqual(target.y + target.height - 1)
  })
}
