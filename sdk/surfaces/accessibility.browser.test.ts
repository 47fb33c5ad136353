import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listCutOff } from '../../test/harness/list-cut-off.ts'
import {
  openSurfaceGallery,
  type GalleryOptions,
  type SurfaceGallery,
} from '../../test/harness/surface-gallery.ts'

declare global {
  interface Window {
    axe: { run(context: unknown, options: RunOptions): Promise<AxeResults> }
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const STATES = [
  'checklist-open',
  'checklist-start',
  'checklist-late',
  'checklist-pill',
  'checklist-completed',
  'checklist-wishes',
  'checklist-mark',
  'checklist-skipped',
  'checklist-linked',
  'checklist-inline',
  'checklist-inline-completed',
  'tour-first',
  'tour-last',
  'tour-corner',
  'tour-lost',
  'tour-docked',
  'tour-docked-above',
  'tour-modal',
  'tour-branches',
  'tour-modal-branches',
  'tour-away',
  'celebration',
  'hint',
  'hint-open',
  'hint-button',
  'hint-corner',
  'banner-top',
  'banner-bottom',
  'modal',
  'modal-image',
  'modal-plain',
  'survey-nps',
  'survey-csat',
  'survey-ces',
  'survey-single',
  'survey-multiple',
  'survey-text',
  'survey-optional',
  'survey-chosen',
  'survey-thanks',
  'resources-pill',
  'resources-open',
  'resources-none',
  'resources-beside-checklist',
  'corner-full',
]
const PHONE = { hasTouch: true, isMobile: true }
const LOOKS: [string, GalleryOptions][] = [
  ['light', {}],
  ['dark', { scheme: 'dark' }],
  ['320 px wide', { viewport: { width: 320, height: 640 }, ...PHONE }],
  [
    '320 px wide, dark, German',
    {
      viewport: { width: 320, height: 640 },
      scheme: 'dark',
      locale: 'de',
      ...PHONE,
    },
  ],
  ['at 200 %', { viewport: { width: 590, height: 380 }, deviceScaleFactor: 2 }],
  ['right to left', { locale: 'ar', dir: 'rtl' }],
  ['forced colours', { forcedColors: 'active' }],
]

let gallery: SurfaceGallery
beforeAll(async () => {
  gallery = await openSurfaceGallery()
})
afterAll(() => gallery.close())

/** A surface stands, over the page or in it. Asking in a loop of the page's would be an eval. */
async function drawn(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() =>
        [...window.gallery.root.children, ...document.querySelector('#place')!.children].some(
          (host) => host.shadowRoot?.querySelector('.card, .pill')?.checkVisibility(),
        ),
      ),
    )
    .toBe(true)
}

/** What axe finds wrong with our root, `target-size` included. */
async function findFaults(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(
      { include: [['milepost-root'], ['#place']] },
      {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { 'target-size': { enabled: true } },
      },
    )
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  })
}

/** One page for all states of a look: a state comes and goes as it does in the life of a page. */
async function openLook(options: GalleryOptions) {
  const { page, troubles } = await gallery.open({ reducedMotion: 'reduce', ...options })
  // Through the debugger, which no policy of the page stops.
  await page.evaluate(axe)
  return {
    page,
    troubles,
    async show(state: string) {
      await page.evaluate((name) => {
        window.gallery.clear()
        scrollTo(0, 0)
        return window.gallery.show(name)
      }, state)
    },
  }
}

it('every state of the gallery is among those that are looked at', async () => {
  const { page } = await gallery.open()
  expect(await page.evaluate(() => window.gallery.stateNames())).toEqual(STATES)
  await page.close()
})

describe.each(LOOKS)('%s', (_, options) => {
  let look: Awaited<ReturnType<typeof openLook>>
  beforeAll(async () => {
    look = await openLook(options)
  })
  afterAll(() => look.page.close())

  it.each(STATES)(
    'axe finds nothing wrong with %s; nothing moves or is cut off; headings and names are right',
    async (state) => {
      await look.show(state)
      expect(await findFaults(look.page)).toEqual([])
      expect(await look.page.evaluate(listMotion)).toEqual([])
      expect(await look.page.evaluate(listCutOff)).toEqual([])
      expect(await look.page.evaluate(listEdgeless)).toEqual([])
      expect(await look.page.evaluate(listWrongHeadings)).toEqual([])
      expect(await look.page.evaluate(listMisnamed)).toEqual([])
      expect(look.troubles).toEqual([])
    },
  )
})

/** Animations that run in our surfaces; the document knows only of those outside shadow roots. */
function listMotion(): string[] {
  return window.gallery
    .surfaces()
    .flatMap((surface) => surface.shadowRoot!.getAnimations())
    .filter(({ playState }) => playState === 'running')
    .map(String)
}

/** Cards and pills without an edge, which is all that forced colours leave of them. */
function listEdgeless(): string[] {
  return window.gallery
    .surfaces()
    .flatMap((surface) => [...surface.shadowRoot!.querySelectorAll('.card, .pill')])
    .filter((edge) => {
      const { borderTopWidth, borderBottomWidth } = getComputedStyle(edge)
      return Math.max(parseFloat(borderTopWidth), parseFloat(borderBottomWidth)) < 1
    })
    .map((edge) => edge.outerHTML.slice(0, 120))
}

/** Headings above the second level, and levels that are passed over. */
function listWrongHeadings(): string[] {
  return window.gallery.surfaces().flatMap((surface) => {
    const headings = [...surface.shadowRoot!.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    const levels = headings.map(({ localName }) => Number(localName[1]))
    return headings
      .filter((_, index) => levels[index]! < 2 || levels[index]! > (levels[index - 1] ?? 1) + 1)
      .map((heading) => heading.outerHTML.slice(0, 120))
  })
}

/** Controls whose name lacks the words that are seen on them: said to a computer, nothing happens. */
function listMisnamed(): string[] {
  const words = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim()
  return window.gallery
    .surfaces()
    .flatMap((surface) => [...surface.shadowRoot!.querySelectorAll('button, a, input, textarea')])
    .filter((control) => {
      const seen = words(control.textContent) || control.getAttribute('placeholder')
      const said = control.getAttribute('aria-label')
      return seen && said && !said.includes(seen)
    })
    .map((control) => control.outerHTML.slice(0, 120))
}

describe('an accent', () => {
  it.each(['#000000', '#4f46e5', '#b00020', '#767676', '#1a6b3c'])(
    '%s reads in the dark, as text and under text',
    async (accent) => {
      const { page } = await gallery.open({ state: 'checklist-open', scheme: 'dark', accent })
      await drawn(page)
      const ratios = await page.evaluate(() => {
        const card = window.gallery.root.querySelector('milepost-checklist')!.shadowRoot!
        const canvas = document.createElement('canvas').getContext('2d')!
        const luminance = (color: string) => {
          canvas.fillStyle = color
          canvas.fillRect(0, 0, 1, 1)
          const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map(
            (value) =>
              value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
          )
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue
        }
        const contrast = (one: string, other: string) => {
          const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
          return (high + 0.05) / (low + 0.05)
        }
        const button = getComputedStyle(card.querySelector('.primary')!)
        const surface = getComputedStyle(card.querySelector('.card')!).backgroundColor
        return [
          contrast(button.backgroundColor, surface),
          contrast(button.backgroundColor, button.color),
        ]
      })
      for (const ratio of ratios) expect(ratio).toBeGreaterThanOrEqual(4.5)
      await page.close()
    },
  )
})
