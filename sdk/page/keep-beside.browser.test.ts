import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countWorkAtRest } from '../../test/harness/count-work-at-rest.ts'
import { openSurfaceGallery, type SurfaceGallery } from '../../test/harness/surface-gallery.ts'
import { health, openTour, overlap, ringError } from '../../test/harness/tour-page.ts'

let gallery: SurfaceGallery
beforeAll(async () => {
  gallery = await openSurfaceGallery()
})
afterAll(() => gallery.close())

const NEW_PROJECT = '#new-project'

describe('where a step is', () => {
  it('stands beside its target without covering it, with a ring around it', async () => {
    const { page, card, troubles } = await openTour(gallery)
    await card.getByRole('dialog').waitFor()
    expect(await ringError(page, NEW_PROJECT)).toBeLessThan(1)
    expect(await overlap(page, NEW_PROJECT)).toBe(0)
    expect(await health(page)).toEqual(['found'])
    expect(troubles).toEqual([])
    await page.close()
  })

  it.each(['top', 'bottom', 'start', 'end'] as const)('honours placement %s', async (placement) => {
    const target = { role: 'button', name: 'Publish report' }
    const { page } = await openTour(gallery, { placement, target, number: 2 })
    const ring = page.locator('milepost-target-ring')
    const side = { top: 'top', bottom: 'bottom', start: 'left', end: 'right' }[placement]
    // Hard at the left edge there is no room for a card before the target; it goes where there is.
    const expected = placement === 'start' ? /right|bottom|top/ : new RegExp(side)
    await expect.poll(() => ring.getAttribute('side')).toMatch(expected)
    expect(await overlap(page, '#far')).toBe(0)
    await page.close()
  })

  it('mirrors start and end in a page that reads from right to left', async () => {
    const { page } = await openTour(gallery, { placement: 'end' }, { dir: 'rtl' })
    await expect.poll(() => page.locator('milepost-target-ring').getAttribute('side')).toBe('left')
    await page.close()
  })

  it('holds on to the target when the page scrolls, the window shrinks or content moves it', async () => {
    const { page } = await openTour(gallery)
    await page.evaluate(() => scrollBy(0, 60))
    await expect.poll(() => ringError(page, NEW_PROJECT)).toBeLessThan(1)
    await page.setViewportSize({ width: 800, height: 700 })
    await expect.poll(() => ringError(page, NEW_PROJECT)).toBeLessThan(1)
    await page.evaluate(() => {
      document.querySelector('h1')!.textContent = 'A heading that takes far more room '.repeat(6)
    })
    await expect.poll(() => ringError(page, NEW_PROJECT)).toBeLessThan(1)
    await expect.poll(() => overlap(page, NEW_PROJECT)).toBe(0)
    await page.close()
  })

  it('stays whole in the window when the target fills it', async () => {
    const { page, card } = await openTour(gallery, { target: { role: 'main' } })
    await card.getByRole('dialog').waitFor()
    await page.evaluate(() =>
      document.querySelector('main')!.style.setProperty('max-width', 'none'),
    )
    const box = (await card.boundingBox())!
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.y).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(1180)
    expect(box.y + box.height).toBeLessThanOrEqual(760)
    await page.close()
  })

  it('follows a target that is animated, two frames behind at most', async () => {
    const { page, card } = await openTour(gallery)
    await card.getByRole('dialog').waitFor()
    const strays = await page.evaluate(async () => {
      const target = document.querySelector('#new-project')!
      const ring = window.gallery.root.querySelector('milepost-target-ring')!
      target.classList.add('wanders')
      // How far that is in px is up to the machine: a slow one draws few frames of the way.
      const way: number[] = []
      const strays: string[] = []
      for (let frame = 0; frame < 20; frame += 1) {
        await new Promise(requestAnimationFrame)
        way.push(target.getBoundingClientRect().left)
        const at = ring.getBoundingClientRect().left + 4
        if (!way.slice(-3).some((left) => Math.abs(left - at) < 2))
          strays.push(`${at}: ${way.slice(-3).join()}`)
      }
      return strays
    })
    expect(strays).toEqual([])
    await page.evaluate(() => document.querySelector('#new-project')!.classList.remove('wanders'))
    await expect.poll(() => ringError(page, NEW_PROJECT)).toBeLessThan(1)
    await page.close()
  })

  it('asks for no frame and reads no layout while nothing happens', async () => {
    const { page, card } = await openTour(gallery)
    await card.getByRole('dialog').waitFor()
    await expect
      .poll(() => page.locator('milepost-target-ring').getAttribute('side'))
      .toBe('bottom')
    expect(await countWorkAtRest(page)).toEqual({ frames: 0, rects: 0, timers: 0 })
    await page.close()
  })

  it('places card and ring from script where the anchor does not hold', async () => {
    const { page, troubles } = await gallery.open({ reducedMotion: 'reduce' })
    // A browser that does not know `source`: the popover opens without an anchor.
    await page.evaluate(() => {
      const show = HTMLElement.prototype.showPopover
      HTMLElement.prototype.showPopover = function () {
        return show.call(this)
      }
      const tour = window.gallery.mountTour()
      tour.update(window.gallery.tourView('en'))
    })
    await expect.poll(() => ringError(page, NEW_PROJECT)).toBeLessThan(2)
    expect(await overlap(page, NEW_PROJECT)).toBe(0)
    await page.evaluate(() => scrollBy(0, 50))
    await expect.poll(() => ringError(page, NEW_PROJECT)).toBeLessThan(2)
    expect(troubles).toEqual([])
    await page.close()
  })
})
