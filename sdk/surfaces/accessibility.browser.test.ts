import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
  'checklist-pill',
  'checklist-completed',
  'tour-first',
  'tour-last',
  'tour-lost',
  'tour-away',
  'celebration',
]
const LOOKS: [string, GalleryOptions][] = [
  ['light', {}],
  ['dark', { scheme: 'dark' }],
  ['320 px wide', { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }],
  ['right to left', { locale: 'ar', dir: 'rtl' }],
]

let gallery: SurfaceGallery
beforeAll(async () => {
  gallery = await openSurfaceGallery()
})
afterAll(() => gallery.close())

/** What axe finds wrong with our root, `target-size` included. */
async function findFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(
      { include: [['milepost-root']] },
      {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { 'target-size': { enabled: true } },
      },
    )
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  })
}

describe.each(LOOKS)('axe, %s', (_, options) => {
  it.each(STATES)('finds nothing wrong with %s', async (state) => {
    const { page, troubles } = await gallery.open({ state, reducedMotion: 'reduce', ...options })
    await page.waitForFunction(() => window.gallery.root.querySelector(':popover-open'))
    expect(await findFaults(page)).toEqual([])
    expect(troubles).toEqual([])
    await page.close()
  })
})

describe('an accent', () => {
  it.each(['#000000', '#4f46e5', '#b00020', '#767676', '#1a6b3c'])(
    '%s reads in the dark, as text and under text',
    async (accent) => {
      const { page } = await gallery.open({ state: 'checklist-open', scheme: 'dark', accent })
      await page.waitForFunction(() => window.gallery.root.querySelector(':popover-open'))
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

describe('motion', () => {
  it.each(STATES)('is none in %s where it is not wanted', async (state) => {
    const { page } = await gallery.open({ state, reducedMotion: 'reduce' })
    await page.waitForFunction(() => window.gallery.root.querySelector(':popover-open'))
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
    await page.close()
  })
})

describe('forced colours', () => {
  it.each(['checklist-open', 'tour-first', 'celebration'])(
    'keep an edge around %s',
    async (state) => {
      const { page } = await gallery.open({ state, forcedColors: 'active' })
      await page.waitForFunction(() => window.gallery.root.querySelector(':popover-open'))
      const width = await page.evaluate(() => {
        const surface = window.gallery.root.querySelector(':popover-open')!
        return parseFloat(
          getComputedStyle(surface.shadowRoot!.querySelector('.card')!).borderTopWidth,
        )
      })
      expect(width).toBeGreaterThanOrEqual(1)
      await page.close()
    },
  )
})
