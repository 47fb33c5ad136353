import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  openSurfaceGallery,
  type GalleryOptions,
  type SurfaceGallery,
} from '../../../test/harness/surface-gallery.ts'

let gallery: SurfaceGallery
beforeAll(async () => {
  gallery = await openSurfaceGallery()
})
afterAll(() => gallery.close())

/** A page with a clock that only goes when told to. */
async function openCelebration(options: GalleryOptions = {}) {
  const { page, troubles } = await gallery.open(options)
  await page.clock.install()
  await page.evaluate(() => {
    const celebration = window.gallery.mountCelebration()
    window.gallery.shown.celebration = celebration
    celebration.update(window.gallery.celebrationView('en'))
  })
  const card = page.locator('milepost-celebration')
  await card.getByRole('region', { name: 'Well done' }).waitFor()
  await expect.poll(() => calls(page)).toEqual(['shown'])
  return { page, card, troubles }
}

const calls = (page: Page) => page.evaluate(() => window.gallery.calls.map(([name]) => name))
const particles = (page: Page) =>
  page.evaluate(
    () =>
      window.gallery.root
        .querySelector('milepost-celebration')!
        .shadowRoot!.querySelectorAll('.particle').length,
  )

describe('the celebration', () => {
  it('says what was reached, to the eye and to a screen reader, and that it was on screen', async () => {
    const { page, card, troubles } = await openCelebration()
    expect(await card.getByRole('region').innerText()).toContain('12 minutes after you started')
    await page.clock.runFor(200)
    const said = await page.evaluate(
      () => window.gallery.root.querySelector('[role=status]')!.textContent,
    )
    expect(said).toContain('Well done. You have your first result')
    expect(troubles).toEqual([])
    await page.close()
  })

  it('takes neither the focus nor the page', async () => {
    const { page } = await openCelebration()
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
    await page.locator('#invite').click()
    expect(await calls(page)).toEqual(['shown'])
    await page.close()
  })

  it('scatters particles that are gone within 1.5 s', async () => {
    const { page } = await openCelebration()
    expect(await particles(page)).toBeGreaterThan(0)
    const longest = await page.evaluate(() =>
      Math.max(
        ...document
          .getAnimations()
          .filter(({ effect }) => (effect as KeyframeEffect).target?.className === 'particle')
          .map(({ effect }) => Number(effect!.getComputedTiming().endTime)),
      ),
    )
    expect(longest).toBeLessThan(1500)
    await expect.poll(() => particles(page)).toBe(0)
    await page.close()
  })

  it('moves nothing under reduced motion', async () => {
    const { page } = await openCelebration({ reducedMotion: 'reduce' })
    expect(await particles(page)).toBe(0)
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
    await page.close()
  })

  it('closes by its button and by Escape inside it', async () => {
    for (const key of ['Enter', 'Escape']) {
      const { page, card } = await openCelebration()
      await card.getByRole('button', { name: 'Close' }).press(key)
      expect(await calls(page)).toEqual(['shown', 'closed'])
      expect(await card.isVisible()).toBe(false)
      await page.close()
    }
  })

  it('stays at least 20 s, then goes by itself', async () => {
    const { page } = await openCelebration()
    await page.clock.runFor(20_000)
    expect(await calls(page)).toEqual(['shown'])
    await page.clock.runFor(10_000)
    expect(await calls(page)).toEqual(['shown', 'closed'])
    await page.close()
  })

  it('stays as long as somebody points at it or is in it', async () => {
    const { page, card } = await openCelebration()
    await card.getByRole('region').hover()
    await page.clock.runFor(120_000)
    expect(await calls(page)).toEqual(['shown'])
    await card.getByRole('button', { name: 'Close' }).focus()
    await page.mouse.move(5, 700)
    await page.clock.runFor(120_000)
    expect(await calls(page)).toEqual(['shown'])
    await page.locator('#invite').focus()
    await page.clock.runFor(30_000)
    expect(await calls(page)).toEqual(['shown', 'closed'])
    await page.close()
  })

  it('leaves nothing behind', async () => {
    const { page } = await openCelebration()
    await page.evaluate(() => window.gallery.shown.celebration!.remove())
    await page.clock.runFor(60_000)
    expect(await page.evaluate(() => window.gallery.root.childNodes.length)).toBe(0)
    expect(await calls(page)).toEqual(['shown'])
    await page.close()
  })
})
