import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  openSurfaceGallery,
  type GalleryOptions,
  type SurfaceGallery,
} from '../../../test/harness/surface-gallery.ts'
import { announced, callNames, focused } from '../../../test/harness/played-surface.ts'

let gallery: SurfaceGallery
beforeAll(async () => {
  gallery = await openSurfaceGallery()
})
afterAll(() => gallery.close())

async function openBanner(options: GalleryOptions = {}) {
  const { page } = await gallery.open({ state: 'banner-top', reducedMotion: 'reduce', ...options })
  const banner = page.getByRole('region', { name: 'Exports are faster now.' })
  await banner.waitFor()
  return { page, banner }
}

describe('a banner', () => {
  it('is a named region, announced, and takes no focus', async () => {
    const { page } = await openBanner()
    await expect
      .poll(() => announced(page))
      .toBe('Exports are faster now.. A report of 100,000 rows takes two seconds.')
    expect(await focused(page)).toBe('page')
    await page.close()
  })

  it('lies over an edge in one line and moves nothing of the page', async () => {
    const { page } = await gallery.open({ reducedMotion: 'reduce' })
    const place = () => page.locator('h1').boundingBox()
    const before = await place()
    await page.evaluate(() => {
      const { bannerView, playAnnouncement } = window.gallery
      playAnnouncement(bannerView('en'))
    })
    const banner = page.getByRole('region', { name: 'Exports are faster now.' })
    await banner.waitFor()
    const box = (await banner.boundingBox())!
    expect([box.x, box.y, box.width]).toEqual([0, 0, 1180])
    expect(box.height).toBeLessThanOrEqual(52)
    expect(await place()).toEqual(before)
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const observer = new PerformanceObserver(() => {})
          observer.observe({ type: 'layout-shift', buffered: true })
          requestAnimationFrame(() =>
            resolve(
              observer
                .takeRecords()
                .reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0),
            ),
          )
        }),
    )
    expect(shift).toBe(0)
    await page.close()
  })

  it('wraps on a phone and keeps every button within reach', async () => {
    const { page, banner } = await openBanner({
      viewport: { width: 320, height: 640 },
      hasTouch: true,
      isMobile: true,
    })
    const text = (await banner.getByRole('heading').boundingBox())!
    expect(text.width).toBeGreaterThan(140)
    for (const button of await banner.getByRole('button').all()) {
      const box = (await button.boundingBox())!
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44)
      expect(box.x + box.width).toBeLessThanOrEqual(320)
    }
    await page.close()
  })

  it('can always be closed, by its button or by Escape from inside', async () => {
    const { page, banner } = await openBanner()
    await page.locator('#invite').focus()
    await banner.getByRole('button', { name: 'See what is new' }).focus()
    await page.keyboard.press('Escape')
    await banner.waitFor({ state: 'hidden' })
    expect(await callNames(page)).toEqual(['close'])
    expect(await focused(page)).not.toBe('page')
    await page.close()

    const other = await gallery.open({ state: 'banner-bottom', reducedMotion: 'reduce' })
    await other.page.getByRole('button', { name: 'Close' }).click()
    expect(await callNames(other.page)).toEqual(['close'])
    await other.page.close()
  })

  it('leaves Escape pressed elsewhere to the page', async () => {
    const { page } = await openBanner()
    await page.locator('#invite').press('Escape')
    expect(await callNames(page)).toEqual([])
    await page.close()
  })
})

async function openModal(view: object = {}) {
  const { page, troubles } = await gallery.open({ reducedMotion: 'reduce' })
  await page.locator('#invite').focus()
  await page.evaluate(() => scrollTo(0, 40))
  await page.evaluate((overrides) => {
    const { modalView, playAnnouncement } = window.gallery
    playAnnouncement(modalView('en', overrides))
  }, view)
  const modal = page.getByRole('dialog', { name: 'Dashboards for the whole team' })
  await modal.waitFor()
  await expect.poll(() => focused(page)).toBe('dialog')
  return { page, modal, troubles }
}

describe('a modal', () => {
  it('takes the focus, holds the page and keeps its place', async () => {
    const { page, modal } = await openModal()
    const top = await page.locator('#invite').boundingBox()
    await page.mouse.click(top!.x + 5, top!.y + 5)
    expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('invite')
    expect(await page.evaluate(() => scrollY)).toBe(40)
    expect(await modal.evaluate((dialog) => dialog.matches(':modal'))).toBe(true)
    await page.close()
  })

  it('keeps Tab among its own controls', async () => {
    const { page } = await openModal()
    const stops = new Set<unknown>()
    for (let index = 0; index < 6; index += 1) {
      await page.keyboard.press('Tab')
      stops.add(await focused(page))
    }
    // Between the last and the first the browser has its own stop.
    expect([...stops].filter((stop) => stop !== 'page' && stop !== 'dialog')).toEqual([
      'Close',
      'Share a dashboard',
    ])
    await page.close()
  })

  it.each(['Escape', 'Close', 'Share a dashboard'])(
    'gives the focus back to what had it, on %s',
    async (how) => {
      const { page, modal } = await openModal()
      if (how === 'Escape') await page.keyboard.press('Escape')
      else await modal.getByRole('button', { name: how }).press('Enter')
      await modal.waitFor({ state: 'hidden' })
      expect(await focused(page)).toBe('Invite')
      expect(await callNames(page)).toEqual([how.startsWith('Share') ? 'act' : 'close'])
      expect(await page.evaluate(() => scrollY)).toBe(40)
      await page.close()
    },
  )

  it('shows its picture with its words, in a place kept for it', async () => {
    const { page, modal, troubles } = await openModal()
    const picture = modal.getByRole('img', { name: 'A dashboard with three charts' })
    const { width, height } = (await picture.boundingBox())!
    expect(width / height).toBeCloseTo(16 / 9, 1)
    const lost = await openModal({
      image: { url: 'http://127.0.0.1:9/none.png', alt: 'Not there' },
    })
    const place = (await lost.modal.getByRole('img').boundingBox())!
    expect([place.width, place.height]).toEqual([width, height])
    expect(troubles).toEqual([])
    await page.close()
    await lost.page.close()
  })

  it('keeps a picture that only decorates from screen readers', async () => {
    const { page } = await gallery.open({ reducedMotion: 'reduce' })
    await page.evaluate(() => {
      const { modalView, playAnnouncement } = window.gallery
      const url = new URL('/picture.svg', location.href).href
      playAnnouncement(modalView('en', { image: { url, alt: '' } }))
    })
    const card = page.getByRole('dialog')
    await card.waitFor()
    expect(await card.locator('img').count()).toBe(1)
    expect(await card.getByRole('img').count()).toBe(0)
    await page.close()
  })

  it('has one primary button even if the guide has none', async () => {
    const { page, modal } = await openModal({ buttonLabel: null })
    expect(await modal.getByRole('button', { name: 'Close' }).count()).toBe(2)
    await modal.getByRole('button', { name: 'Close' }).last().click()
    expect(await callNames(page)).toEqual(['close'])
    await page.close()
  })

  it('is usable over a modal dialog of the page, which stays open', async () => {
    const { page } = await gallery.open({ reducedMotion: 'reduce' })
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('#dialog')!.showModal())
    await page.locator('#create').focus()
    await page.evaluate(() => {
      const { modalView, playAnnouncement } = window.gallery
      playAnnouncement(modalView('en'))
    })
    const modal = page.getByRole('dialog', { name: 'Dashboards for the whole team' })
    await expect.poll(() => focused(page)).toBe('dialog')
    await modal.getByRole('button', { name: 'Share a dashboard' }).hover()
    await page.keyboard.press('Escape')
    await modal.waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.querySelector('#dialog')!.matches(':modal'))).toBe(
      true,
    )
    expect(await focused(page)).toBe('Create')
    await page.close()
  })

  it('comes before a modal dialog that the page opens later', async () => {
    const { page, modal } = await openModal()
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('#dialog')!.showModal())
    await modal.getByRole('button', { name: 'Share a dashboard' }).click()
    expect(await callNames(page)).toEqual(['act'])
    await page.close()
  })

  it('is a sheet at the foot of a narrow screen', async () => {
    const { page } = await gallery.open({
      state: 'modal-image',
      reducedMotion: 'reduce',
      viewport: { width: 360, height: 640 },
    })
    const modal = page.getByRole('dialog')
    await modal.waitFor()
    const box = (await modal.boundingBox())!
    expect([box.x, box.width, Math.round(box.y + box.height)]).toEqual([0, 360, 640])
    await page.close()
  })

  it('leaves nothing behind', async () => {
    const { page } = await openModal()
    await page.evaluate(() => window.gallery.shown.announcement!.remove())
    expect(await page.evaluate(() => window.gallery.root.childNodes.length)).toBe(0)
    await page.locator('#invite').click()
    await page.close()
  })
})
