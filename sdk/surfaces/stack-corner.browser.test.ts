import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSurfaceGallery, type SurfaceGallery } from '../../test/harness/surface-gallery.ts'

let gallery: SurfaceGallery
beforeAll(async () => {
  gallery = await openSurfaceGallery()
})
afterAll(() => gallery.close())

const TAGS = ['milepost-resource-centre', 'milepost-checklist', 'milepost-survey']

/** Top and bottom of what stands in the corner, from the lowest up. */
const stack = (page: Page) =>
  page.evaluate(
    (tags) =>
      tags.flatMap((tag) => {
        const box = window.gallery.root.querySelector(tag)?.getBoundingClientRect()
        return box ? [{ top: Math.round(box.top), bottom: Math.round(box.bottom) }] : []
      }),
    TAGS,
  )

describe('stackCorner', () => {
  it('stands launchers and a survey on each other, 8 px apart', async () => {
    const { page } = await gallery.open({ state: 'corner-full', reducedMotion: 'reduce' })
    await expect
      .poll(async () => {
        const [centre, checklist, survey] = await stack(page)
        return [centre!.bottom, centre!.top - checklist!.bottom, checklist!.top - survey!.bottom]
      })
      .toEqual([744, 8, 8])
    await page.close()
  })

  it('lets what is above come down when something goes', async () => {
    const { page } = await gallery.open({ state: 'corner-full', reducedMotion: 'reduce' })
    await page.evaluate(() => window.gallery.shown['resource-centre']!.remove())
    await expect
      .poll(async () => {
        const [checklist, survey] = await stack(page)
        return [checklist!.bottom, checklist!.top - survey!.bottom]
      })
      .toEqual([744, 8])
    await page.close()
  })

  it('hides the launchers behind a sheet from eyes and keys until it goes', async () => {
    const { page } = await gallery.open({
      state: 'corner-full',
      reducedMotion: 'reduce',
      viewport: { width: 360, height: 640 },
    })
    const launcher = page.getByRole('button', { name: 'Help and guides' })
    await launcher.waitFor({ state: 'hidden' })
    // Drawings can be visible in what is hidden.
    expect(await page.locator('milepost-checklist .share').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Close the survey' }).click()
    await launcher.waitFor()
    await page.close()
  })

  it('uses the other corner where the vendor wants it', async () => {
    const { page } = await gallery.open({
      state: 'resources-beside-checklist',
      reducedMotion: 'reduce',
      corner: 'start',
    })
    const boxes = await Promise.all(TAGS.slice(0, 2).map((tag) => page.locator(tag).boundingBox()))
    expect(boxes.map((box) => box!.x)).toEqual([16, 16])
    await page.close()
  })
})
