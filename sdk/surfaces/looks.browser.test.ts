import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contrastRatios, type ColourPair } from '../../test/harness/contrast-in-page.ts'
import { readFocusRing } from '../../test/harness/focus-ring-in-page.ts'
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
/** Every kind of control once, on every ground that it is seen on. */
const RINGED = [
  ...STATES,
  'hint',
  'banner-top',
  'modal',
  'survey-csat',
  'survey-multiple',
  'survey-text',
  'resources-open',
  'celebration',
  'checklist-pill',
]

describe.each(['light', 'dark'] as const)('in the %s', (scheme) => {
  it('the focus ring of every control is 2 px or more and stands out by 3:1 on both sides', async () => {
    const { page } = await gallery.open({ scheme, reducedMotion: 'reduce' })
    const thin: unknown[] = []
    for (const state of RINGED) {
      const count = await page.evaluate(async (name) => {
        window.gallery.clear()
        await window.gallery.show(name)
        return window.gallery.surfaces().flatMap(listControls).length

        function listControls(surface: Element) {
          return [...surface.shadowRoot!.querySelectorAll<HTMLElement>('button, input, textarea')]
        }
      }, state)
      // What is pressed last is a key, so a focus from a script is one to be seen.
      await page.keyboard.press('Shift')
      for (let index = 0; index < count; index += 1) {
        const area = await page.evaluate((at) => {
          const control = window.gallery
            .surfaces()
            .flatMap((surface) => [
              ...surface.shadowRoot!.querySelectorAll<HTMLElement>('button, input, textarea'),
            ])[at]!
          if (!control.checkVisibility() || control.matches(':disabled')) return null
          control.focus()
          control.scrollIntoView({ block: 'nearest' })
          return control.getBoundingClientRect().toJSON() as DOMRectInit
        }, index)
        if (!area) continue
        const sides = await readFocusRing(page, area)
        // A neighbour or a scroller's edge may hide one side.
        if (sides.filter((px) => px >= 2).length < 3) thin.push([state, index, sides])
      }
    }
    expect(thin).toEqual([])
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
