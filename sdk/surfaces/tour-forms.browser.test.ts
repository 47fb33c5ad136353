import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSurfaceGallery, type SurfaceGallery } from '../../test/harness/surface-gallery.ts'
import { calls, openTour, overlap } from '../../test/harness/tour-page.ts'

let gallery: SurfaceGallery
beforeAll(async () => {
  gallery = await openSurfaceGallery()
})
afterAll(() => gallery.close())

const PHONE = { viewport: { width: 360, height: 560 } }

describe('branches', () => {
  it('stand in place of Next and tell which was chosen', async () => {
    const { page, card } = await openTour(gallery, {
      number: 2,
      total: null,
      branches: ['I make reports', 'I read them'],
    })
    const dialog = card.getByRole('dialog')
    await dialog.getByText('Step 2', { exact: true }).waitFor()
    expect(await dialog.getByRole('button', { name: 'Next' }).count()).toBe(0)
    await dialog.getByRole('button', { name: 'I read them' }).click()
    expect(await calls(page, 'branch')).toEqual([['branch', 1]])
    await page.close()
  })
})

describe('a docked step', () => {
  it('stands in the corner without a ring, and says nothing of a lost target', async () => {
    const { page, card } = await openTour(gallery, { form: 'docked', target: null })
    await card.getByRole('dialog').waitFor()
    expect(await card.boundingBox()).toMatchObject({ x: 1180 - 320 - 16, width: 320 })
    expect(await page.locator('milepost-target-ring').isVisible()).toBe(false)
    expect(await card.getByText('out of sight').count()).toBe(0)
    expect(await calls(page, 'targetHealth')).toEqual([])
    await page.close()
  })

  it('stands above the launcher of the checklist', async () => {
    const { page } = await gallery.open({ state: 'tour-docked-above', reducedMotion: 'reduce' })
    const pill = page.locator('milepost-checklist')
    const card = page.locator('milepost-tour-step')
    await expect
      .poll(async () => {
        const [under, over] = [await pill.boundingBox(), await card.boundingBox()]
        return under && over ? under.y - over.y - over.height : null
      })
      .toBe(8)
    await page.close()
  })
})

describe('a lost target', () => {
  it('docks the step, says so, and leads back to where it was', async () => {
    const { page, card } = await openTour(gallery, {
      number: 2,
      target: { role: 'button', name: 'Inside the scroller' },
    })
    await expect.poll(() => page.locator('milepost-target-ring').isVisible()).toBe(true)
    await page.evaluate(() => document.querySelector('#inner')!.remove())
    await card.getByText('out of sight').waitFor()
    await card.getByRole('button', { name: 'Take me there' }).waitFor()
    await page.close()
  })
})

describe('a modal step', () => {
  it('stands in the middle, and is a sheet at the foot of a narrow screen', async () => {
    const { page, card } = await openTour(gallery, { form: 'modal', target: null })
    const dialog = card.getByRole('dialog')
    await dialog.waitFor()
    const box = (await dialog.boundingBox())!
    expect(Math.abs(box.x + box.width / 2 - 590)).toBeLessThanOrEqual(1)
    expect(Math.abs(box.y + box.height / 2 - 380)).toBeLessThanOrEqual(1)
    await page.setViewportSize({ width: 320, height: 560 })
    const sheet = (await dialog.boundingBox())!
    expect(sheet).toMatchObject({ x: 0, width: 320 })
    expect(Math.round(sheet.y + sheet.height)).toBe(560)
    await page.close()
  })
})

describe('on a narrow screen', () => {
  it.each([
    ['top', 20],
    ['middle', 260],
    ['bottom', 500],
  ])('the sheet leaves a target at the %s in sight', async (_, top) => {
    const { page, card } = await openTour(
      gallery,
      { target: { role: 'button', name: 'Help' } },
      PHONE,
    )
    await card.getByRole('dialog').waitFor()
    await page.evaluate((y) => {
      document.querySelector<HTMLElement>('#corner')!.style.top = `${y}px`
    }, top)
    await expect.poll(() => overlap(page, '#corner')).toBe(0)
    const next = (await card.getByRole('button', { name: 'Next' }).boundingBox())!
    expect(next.y).toBeGreaterThanOrEqual(0)
    expect(next.y + next.height).toBeLessThanOrEqual(560)
    await page.close()
  })

  it('the sheet stands on the keyboard while one is open, and comes down after it', async () => {
    const { page, card } = await openTour(gallery, {}, PHONE)
    await card.getByRole('dialog').waitFor()
    const bottom = async () => {
      const box = (await card.boundingBox())!
      return Math.round(box.y + box.height)
    }
    await expect.poll(bottom).toBe(560)
    const setSeen = (height: number) =>
      page.evaluate((px) => {
        Object.defineProperty(visualViewport, 'height', { value: px, configurable: true })
        visualViewport!.dispatchEvent(new Event('resize'))
      }, height)
    await setSeen(320)
    await expect.poll(bottom).toBe(320)
    await setSeen(560)
    await expect.poll(bottom).toBe(560)
    await page.close()
  })
})
