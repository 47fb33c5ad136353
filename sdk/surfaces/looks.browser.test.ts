import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contrastRatios, type ColourPair } from '../../test/harness/contrast-in-page.ts'
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

/** A state of the gallery, drawn, with its element. */
async function open(state: string, options: GalleryOptions = {}) {
  const { page } = await gallery.open({ state, reducedMotion: 'reduce', ...options })
  const tag = state.startsWith('tour') ? 'milepost-tour-step' : 'milepost-checklist'
  const element = page.locator(tag)
  await element.getByRole('button').first().waitFor()
  return { page, element }
}

const STATES = ['checklist-wishes', 'tour-branches', 'tour-last']

describe.each(['light', 'dark'] as const)('in the %s', (scheme) => {
  it.each(STATES)('the focus ring of %s is 2 px or more and stands out by 3:1', async (state) => {
    const { page, element } = await open(state, { scheme })
    await page.keyboard.press('Tab')
    const rings = await element.evaluate((host) => {
      const surface = getComputedStyle(host.shadowRoot!.querySelector('.card')!).backgroundColor
      return [...host.shadowRoot!.querySelectorAll('button')]
        .filter((button) => button.checkVisibility())
        .map((button) => {
          button.focus()
          const { outlineWidth, outlineStyle, outlineColor } = getComputedStyle(button)
          return { outlineWidth, outlineStyle, colours: [outlineColor, surface] as ColourPair }
        })
    })
    expect(rings.length).toBeGreaterThan(2)
    for (const { outlineWidth, outlineStyle } of rings) {
      expect(outlineStyle).toBe('solid')
      expect(parseFloat(outlineWidth)).toBeGreaterThanOrEqual(2)
    }
    const ratios = await contrastRatios(
      page,
      rings.map(({ colours }) => colours),
    )
    for (const ratio of ratios) expect(ratio).toBeGreaterThanOrEqual(3)
    await page.close()
  })

  it('progress, the circle of a step, a tick and the edge of a button stand out by 3:1', async () => {
    const { page, element } = await open('checklist-skipped', { scheme })
    await element.getByRole('button', { name: 'Basics' }).click()
    const colours = await element.evaluate((host): ColourPair[] => {
      const style = (selector: string) =>
        getComputedStyle(host.shadowRoot!.querySelector(selector)!)
      const surface = style('.card').backgroundColor
      return [
        [style('.share').stroke, surface],
        [style('.circle').borderTopColor, surface],
        [style('.mark.done').color, surface],
        [style('.mark.skipped').color, surface],
        [style('.mark.locked, .phase .mark').color, surface],
      ]
    })
    for (const ratio of await contrastRatios(page, colours)) expect(ratio).toBeGreaterThanOrEqual(3)
    const steps = await open('tour-branches', { scheme })
    const edges = await steps.element.evaluate((host): ColourPair[] => {
      const root = host.shadowRoot!
      const ground = getComputedStyle(root.querySelector('.card')!).backgroundColor
      return [[getComputedStyle(root.querySelector('.outlined')!).borderTopColor, ground]]
    })
    for (const ratio of await contrastRatios(page, edges)) expect(ratio).toBeGreaterThanOrEqual(3)
    await steps.page.close()
    await page.close()
  })
})

describe('a window of 320 × 256 px', () => {
  it.each([...STATES, 'tour-modal-branches', 'tour-docked', 'checklist-completed'])(
    'shows every control of %s without scrolling both ways',
    async (state) => {
      const { page, element } = await open(state, { viewport: { width: 320, height: 256 } })
      for (const button of await element.getByRole('button').all()) {
        await button.scrollIntoViewIfNeeded()
        const box = (await button.boundingBox())!
        expect(box.x).toBeGreaterThanOrEqual(0)
        expect(box.x + box.width).toBeLessThanOrEqual(320)
        expect(await isReached(page, box)).toBe(true)
      }
      const isWide = await element.evaluate((host) =>
        [...host.shadowRoot!.querySelectorAll('*')].some(
          (part) =>
            part.scrollWidth > part.clientWidth + 1 &&
            /auto|scroll/.test(getComputedStyle(part).overflowX),
        ),
      )
      expect(isWide).toBe(false)
      await page.close()
    },
  )
})

const isReached = (
  page: Page,
  { x, y, width, height }: Record<'x' | 'y' | 'width' | 'height', number>,
) =>
  page.evaluate(
    ([left, top]) => {
      let hit = document.elementFromPoint(left!, top!)
      while (hit?.shadowRoot) {
        const inner = hit.shadowRoot.elementFromPoint(left!, top!)
        if (!inner || inner === hit) break
        hit = inner
      }
      return hit?.closest('button') !== null && hit !== null
    },
    [x + width / 2, y + height / 2],
  )

describe('forced colours', () => {
  it.each(STATES)('keep an edge around %s, and a ring around its focus', async (state) => {
    const { page, element } = await open(state, { forcedColors: 'active' })
    await page.keyboard.press('Tab')
    const { edge, ring } = await element.evaluate((host) => {
      const root = host.shadowRoot!
      const button = root.querySelector<HTMLElement>('.primary, .outlined')!
      button.focus()
      return {
        edge: getComputedStyle(root.querySelector('.card')!).borderTopWidth,
        ring: getComputedStyle(button).outlineWidth,
      }
    })
    expect(parseFloat(edge)).toBeGreaterThanOrEqual(1)
    expect(parseFloat(ring)).toBeGreaterThanOrEqual(2)
    await page.close()
  })
})

describe('words', () => {
  it.each([...STATES, 'checklist-completed', 'checklist-pill', 'tour-modal', 'celebration'])(
    'of %s: seen labels are spoken, headings start at the second level',
    async (state) => {
      const { page } = await gallery.open({ state, reducedMotion: 'reduce' })
      await expect
        .poll(() =>
          page.evaluate(() => window.gallery.root.querySelector(':popover-open') !== null),
        )
        .toBe(true)
      const { headings, labels } = await page.evaluate(() => {
        const roots = [...window.gallery.root.children].flatMap((host) => host.shadowRoot ?? [])
        const all = (selector: string) =>
          roots.flatMap((root) => [...root.querySelectorAll(selector)])
        return {
          headings: all('h1').length,
          labels: all('button').map((button) => [
            button.textContent.replace(/\s+/g, ' ').trim(),
            button.getAttribute('aria-label'),
          ]),
        }
      })
      expect(headings).toBe(0)
      for (const [seen, said] of labels) if (seen && said) expect(said).toContain(seen)
      await page.close()
    },
  )

  it.each([
    ['de', 'ltr'],
    ['ar', 'rtl'],
  ] as const)('are marked as %s, %s, whatever the page is', async (locale, dir) => {
    const { page, element } = await open('tour-first', { locale, dir })
    expect(await element.getAttribute('lang')).toBe(locale)
    expect(await element.getAttribute('dir')).toBe(dir)
    await page.close()
  })
})

describe('reduced motion', () => {
  it('takes the person to a far target at once', async () => {
    const { page, element } = await open('tour-away')
    const scrolledPx = await element.evaluate((host) => {
      host.shadowRoot!.querySelector<HTMLElement>('.pill')!.click()
      return scrollY
    })
    expect(scrolledPx).toBeGreaterThan(500)
    await page.close()
  })
})
