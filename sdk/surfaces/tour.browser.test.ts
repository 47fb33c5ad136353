import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSurfaceGallery, type SurfaceGallery } from '../../test/harness/surface-gallery.ts'
import { calls, openTour } from '../../test/harness/tour-page.ts'

let gallery: SurfaceGallery
beforeAll(async () => {
  gallery = await openSurfaceGallery()
})
afterAll(() => gallery.close())

const NEW_PROJECT = '#new-project'

describe('the real thing', () => {
  it('tells of a real click on the target and leaves that click alone', async () => {
    const { page } = await openTour(gallery)
    await page.evaluate(() => {
      document.querySelector('#new-project')!.addEventListener('click', (event) => {
        window.gallery.calls.push(['host', event.defaultPrevented])
      })
    })
    await page.locator(NEW_PROJECT).click()
    expect(await calls(page, 'targetClicked')).toHaveLength(1)
    expect(await calls(page, 'host')).toEqual([['host', false]])
    await page.close()
  })

  it('is not fooled by a click that a script made, or one beside the target', async () => {
    const { page } = await openTour(gallery)
    await page.evaluate(() => document.querySelector<HTMLElement>('#new-project')!.click())
    await page.locator('#invite').click()
    expect(await calls(page, 'targetClicked')).toEqual([])
    await page.close()
  })

  it('leaves the target as it was and nothing of itself behind', async () => {
    const { page, card } = await openTour(gallery)
    await card.getByRole('dialog').waitFor()
    const html = () => page.evaluate(() => document.documentElement.outerHTML)
    const during = await html()
    expect(during).toContain(
      '<button id="new-project" data-testid="new-project">New project</button>',
    )
    await page.evaluate(() => window.gallery.shown.tour!.remove())
    expect(await page.evaluate(() => window.gallery.root.childNodes.length)).toBe(0)
    expect(await html()).toBe(during)
    await page.evaluate(() => scrollTo(0, 900))
    await page.locator('#far').scrollIntoViewIfNeeded()
    await page.keyboard.press('Escape')
    expect(await calls(page, 'close')).toEqual([])
    await page.close()
  })
})

describe('after all surfaces are gone', () => {
  it('listens to the page exactly as before, however often they came', async () => {
    const { page } = await gallery.open()
    const session = await page.context().newCDPSession(page)
    const listeners = async () => {
      const { result } = await session.send('Runtime.evaluate', {
        includeCommandLineAPI: true,
        returnByValue: true,
        expression: `[document, window, document.documentElement, document.body].map((node) =>
          Object.entries(getEventListeners(node)).map(([type, all]) => [type, all.length]))`,
      })
      return result.value as unknown
    }
    const before = await listeners()
    await page.evaluate(async () => {
      const { mountChecklist, mountTour, mountCelebration } = window.gallery
      const { checklistView, tourView, celebrationView } = window.gallery
      for (let round = 0; round < 10; round += 1) {
        const checklist = mountChecklist()
        const tour = mountTour()
        const celebration = mountCelebration()
        checklist.update(checklistView('en', 2))
        tour.update(tourView('en'))
        celebration.update(celebrationView('en'))
        await new Promise(requestAnimationFrame)
        for (const surface of [tour, checklist, celebration]) surface.remove()
      }
    })
    expect(await listeners()).toEqual(before)
    expect(await page.evaluate(() => window.gallery.root.childNodes.length)).toBe(0)
    await page.close()
  })
})

describe('a browser without popovers', () => {
  it('gets no step and nothing in its page', async () => {
    const { page } = await gallery.open()
    const failure = await page.evaluate(() => {
      // As it is where they do not exist.
      Object.assign(HTMLElement.prototype, { hidePopover: undefined })
      try {
        window.gallery.mountTour()
        return null
      } catch (error) {
        return String(error)
      }
    })
    expect(failure).toContain('hidePopover')
    expect(await page.evaluate(() => window.gallery.root.childNodes.length)).toBe(0)
    await page.close()
  })
})
