import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listCutOff } from '../../test/harness/list-cut-off.ts'
import {
  openSurfaceGallery,
  type GalleryOptions,
  type SurfaceGallery,
} from '../../test/harness/surface-gallery.ts'

let gallery: SurfaceGallery
beforeAll(async () => {
  gallery = await openSurfaceGallery()
})
afterAll(() => gallery.close())

const HALF = { viewport: { width: 640, height: 640 } }
const PHONE = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }
const WIDE: [string, GalleryOptions] = ['a wide window', {}]

/** Shows every state, one after the other, and names those with something cut off. */
async function cutOffIn(page: Page): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const state of await page.evaluate(() => window.gallery.stateNames())) {
    await show(page, state)
    const cutOff = await page.evaluate(listCutOff)
    if (cutOff.length) found[state] = cutOff
  }
  return found
}

async function show(page: Page, state: string): Promise<void> {
  await page.evaluate((name) => {
    window.gallery.clear()
    scrollTo(0, 0)
    return window.gallery.show(name)
  }, state)
}

/** How large every text is, in px, in the order of the page. */
const textSizesPx = (page: Page) =>
  page.evaluate(() =>
    window.gallery
      .surfaces()
      .flatMap((surface) =>
        [...surface.shadowRoot!.querySelectorAll('h2, p, button, li, .count, .state')].map((part) =>
          parseFloat(getComputedStyle(part).fontSize),
        ),
      ),
  )

describe.each([WIDE, ['a window of 640 px, in German', { ...HALF, locale: 'de' }]])(
  'in %s',
  (_, options) => {
    it('text of 200 % is twice as large everywhere, and nothing is cut off', async () => {
      const { page } = await gallery.open({ reducedMotion: 'reduce', ...options })
      const states = ['checklist-wishes', 'tour-last', 'survey-nps', 'banner-top', 'hint-open']
      const before: number[][] = []
      for (const state of states) {
        await show(page, state)
        before.push(await textSizesPx(page))
      }
      // What larger text in the settings of a browser or a device does to a page that goes along.
      await page.evaluate(() => {
        document.documentElement.style.setProperty('font-size', '200%')
        document.documentElement.style.setProperty('--milepost-font-size', '0.875rem')
      })
      for (const [index, state] of states.entries()) {
        await show(page, state)
        const after = await textSizesPx(page)
        expect(after).toHaveLength(before[index]!.length)
        after.forEach((px, at) => expect(px / before[index]![at]!).toBeCloseTo(2, 1))
      }
      expect(await cutOffIn(page)).toEqual({})
      await page.close()
    })
  },
)

describe.each([WIDE, ['a phone, in German', { ...PHONE, locale: 'de' }]])('in %s', (_, options) => {
  it('text with the spacing that a reader sets is not cut off', async () => {
    const { page } = await gallery.open({ reducedMotion: 'reduce', ...options })
    await page.evaluate(() => {
      const spacing = new CSSStyleSheet()
      // The values of WCAG 1.4.12.
      spacing.replaceSync(`* {
        line-height: 1.5 !important;
        letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important;
      }
      p { margin-block-end: 2em !important; }`)
      // A bookmarklet reaches into open shadow roots in just this way.
      const attach = Element.prototype.attachShadow
      Element.prototype.attachShadow = function (init) {
        const root = attach.call(this, init)
        queueMicrotask(() => root.adoptedStyleSheets.push(spacing))
        return root
      }
    })
    await show(page, 'checklist-open')
    const spacingPx = await page.evaluate(
      () =>
        getComputedStyle(window.gallery.surfaces()[0]!.shadowRoot!.querySelector('h2')!)
          .letterSpacing,
    )
    expect(parseFloat(spacingPx)).toBeGreaterThan(1.5)
    expect(await cutOffIn(page)).toEqual({})
    await page.close()
  })
})
