import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GuideContents, GuideDraft, GuideKind } from '#contract/guide'
import { launchChromium } from '../../../../test/harness/chromium.ts'
import { eventually } from '../../../../test/harness/eventually.ts'
import { openGuideEditor } from '../../../../test/harness/guide-editor-page.ts'
import { starterDraft } from '../kinds/starter-draft.ts'
import { withContent } from '../kinds/guide-kinds.ts'

const text = (words: string) => ({
  en: [{ type: 'paragraph' as const, children: [{ text: words }] }],
})

/** A draft of a kind, as its starter has it, with more to say. */
function draftOf<Kind extends GuideKind>(
  kind: Kind,
  content: Partial<GuideContents[Kind]>,
): GuideDraft {
  const draft = starterDraft(kind, { key: kind, name: 'My guide', milestone: 'published' })
  return withContent(draft, { ...draft.content, ...content })
}

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

describe('the preview of each kind', () => {
  it('puts an inline checklist into the page, where it cannot be made small', async () => {
    const { page, inside, troubles } = await openGuideEditor(
      browser,
      draftOf('checklist', { layout: 'inline' }),
    )
    await inside.locator('.slot milepost-checklist, milepost-checklist').first().waitFor()
    await page.getByText('<div data-milepost="checklist"></div>').waitFor()
    // The page is scaled into its frame while it is drawn.
    await eventually(async () => {
      const [slot, list] = await Promise.all([
        inside.locator('.slot').boundingBox(),
        inside.locator('milepost-checklist').boundingBox(),
      ])
      expect(list?.y).toBeGreaterThanOrEqual(slot?.y ?? Infinity)
      expect(list?.width).toBeLessThanOrEqual((slot?.width ?? 0) + 1)
    })
    expect(troubles).toEqual([])
    await page.close()
  })

  it('opens and closes the card of a hint by its beacon', async () => {
    const { page, inside, troubles } = await openGuideEditor(
      browser,
      draftOf('hint', {
        body: text('Keep a filter.'),
        target: { role: 'button', name: 'Filter' },
        beacon: 'quiet',
      }),
    )
    // Drawn at its own size, which is what Playwright takes a frame to be.
    await page.locator('.segment', { hasText: 'Phone' }).click()
    const hint = inside.locator('milepost-hint')
    await hint.getByText('Keep a filter.').waitFor()
    const beacon = inside.locator('milepost-hint-beacon').getByRole('button')
    await beacon.click()
    await hint.getByText('Keep a filter.').waitFor({ state: 'hidden' })
    await beacon.click()
    await hint.getByText('Keep a filter.').waitFor()
    expect(troubles).toEqual([])
    await page.close()
  })

  it('shows a banner with its button where it stands', async () => {
    const { page, inside, troubles } = await openGuideEditor(
      browser,
      draftOf('banner', { body: text('Read-only at six.'), button: { label: { en: 'Details' } } }),
    )
    const banner = inside.locator('milepost-announcement')
    await banner.getByText('Read-only at six.').waitFor()
    await banner.getByRole('button', { name: 'Details' }).waitFor()
    await page.locator('.segment', { hasText: 'At the bottom' }).click()
    await expect
      .poll(async () => (await banner.getByText('My guide').boundingBox())?.y ?? 0)
      .toBeGreaterThan((await inside.locator('.page').boundingBox())?.y ?? 0)
    expect(troubles).toEqual([])
    await page.close()
  })

  it('leaves the focus with whoever writes a modal', async () => {
    const { page, inside, troubles } = await openGuideEditor(
      browser,
      draftOf('modal', { body: text('Side by side.') }),
    )
    await inside.locator('milepost-announcement').getByText('Side by side.').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
    const title = page.locator('[data-path="content.title"] input')
    await title.focus()
    await page.keyboard.type(' now')
    await inside.locator('milepost-announcement').getByText('My guide now').waitFor()
    expect(await title.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(troubles).toEqual([])
    await page.close()
  })

  it('asks the questions of a survey one after the other, then thanks', async () => {
    const { page, inside, troubles } = await openGuideEditor(
      browser,
      draftOf('survey', {
        questions: [
          { key: 'one', kind: 'nps', title: { en: 'Would you recommend us?' } },
          { key: 'two', kind: 'text', title: { en: 'Why is that?' }, optional: true },
        ],
        thanks: text('That helps us.'),
      }),
    )
    // Drawn at its own size, which is what Playwright takes a frame to be.
    await page.locator('.segment', { hasText: 'Phone' }).click()
    const survey = inside.locator('milepost-survey')
    await survey.getByText('Would you recommend us?').waitFor()
    await survey.getByRole('radio', { name: '9' }).check({ force: true })
    await survey.getByRole('button', { name: 'Next' }).click()
    await survey.getByText('Why is that?').waitFor()
    await page.locator('.segment', { hasText: 'Thanks' }).click()
    await survey.getByText('That helps us.').waitFor()
    expect(troubles).toEqual([])
    await page.close()
  })

  it('lists in a resource centre the guides that are published, and its links', async () => {
    const tour = starterDraft('tour', { key: 'look', name: 'Look around', milestone: '' })
    const { page, inside, troubles } = await openGuideEditor(
      browser,
      draftOf('resource_centre', {
        links: [{ title: { en: 'Handbook' }, url: 'https://docs.test' }],
        help: true,
      }),
      { others: [tour] },
    )
    const centre = inside.locator('milepost-resource-centre')
    await centre.getByText('Look around').waitFor()
    await centre.getByText('Handbook').waitFor()
    await centre.getByRole('button', { name: 'Need help?' }).waitFor()
    expect(troubles).toEqual([])
    await page.close()
  })

  it('turns round in a language that is written from right to left', async () => {
    const { page, inside, troubles } = await openGuideEditor(
      browser,
      draftOf('banner', { title: { en: 'News', ar: 'أخبار' }, body: text('Read-only.') }),
      { query: '?texts=ar' },
    )
    const title = inside.locator('milepost-announcement').getByText('أخبار')
    await title.waitFor()
    expect(await title.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
    expect(troubles).toEqual([])
    await page.close()
  })

  it('adds a language by its name', async () => {
    const { page } = await openGuideEditor(browser, draftOf('banner', {}))
    await page.getByRole('button', { name: 'Add a language' }).click()
    await page.getByRole('searchbox', { name: 'Language' }).fill('japan')
    await page.getByRole('button', { name: /Japanese/ }).click()
    await page.getByText('日本語 · 1 missing').waitFor()
    expect(await page.locator('[data-path="content.title"] input').getAttribute('lang')).toBe('ja')
    await page.close()
  })
})
