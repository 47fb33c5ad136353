import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TourStepView } from '../surface.ts'
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

/** A page with a step of a tour on it, as boot would mount it. */
async function openTour(view: Partial<TourStepView> = {}, options: GalleryOptions = {}) {
  const { page, troubles } = await gallery.open({ reducedMotion: 'reduce', ...options })
  await page.evaluate((overrides) => {
    const tour = window.gallery.mountTour()
    window.gallery.shown.tour = tour as never
    tour.update(window.gallery.tourView('en', overrides))
  }, view)
  return { page, troubles, card: page.locator('milepost-tour-step') }
}

const calls = (page: Page, name: string) =>
  page.evaluate((wanted) => window.gallery.calls.filter(([call]) => call === wanted), name)

const health = async (page: Page) => (await calls(page, 'targetHealth')).map(([, value]) => value)

/** How far the ring's middle is from the middle of an element, in px. */
function ringError(page: Page, selector: string): Promise<number> {
  return page.evaluate((target) => {
    const ring = window.gallery.root.querySelector('milepost-target-ring')!.getBoundingClientRect()
    const there = document.querySelector(target)!.getBoundingClientRect()
    const off = (from: DOMRect, to: DOMRect) => [
      from.left + from.width / 2 - to.left - to.width / 2,
      from.top + from.height / 2 - to.top - to.height / 2,
    ]
    return Math.max(...off(ring, there).map(Math.abs))
  }, selector)
}

/** The part of a target that the card lies over, in square px. */
function overlap(page: Page, selector: string): Promise<number> {
  return page.evaluate((target) => {
    const card = window.gallery.root.querySelector('milepost-tour-step')!.getBoundingClientRect()
    const there = document.querySelector(target)!.getBoundingClientRect()
    const width = Math.min(card.right, there.right) - Math.max(card.left, there.left)
    const height = Math.min(card.bottom, there.bottom) - Math.max(card.top, there.top)
    return Math.max(0, width) * Math.max(0, height)
  }, selector)
}

const NEW_PROJECT = '#new-project'

describe('where a step is', () => {
  it('stands beside its target without covering it, with a ring around it', async () => {
    const { page, card, troubles } = await openTour()
    await card.getByRole('dialog').waitFor()
    expect(await ringError(page, NEW_PROJECT)).toBeLessThan(1)
    expect(await overlap(page, NEW_PROJECT)).toBe(0)
    expect(await health(page)).toEqual(['found'])
    expect(troubles).toEqual([])
    await page.close()
  })

  it.each(['top', 'bottom', 'start', 'end'] as const)('honours placement %s', async (placement) => {
    const target = { role: 'button', name: 'Publish report' }
    const { page } = await openTour({ placement, target, number: 2 })
    const ring = page.locator('milepost-target-ring')
    const side = { top: 'top', bottom: 'bottom', start: 'left', end: 'right' }[placement]
    // Hard at the left edge there is no room for a card before the target; it goes where there is.
    const expected = placement === 'start' ? /right|bottom|top/ : new RegExp(side)
    await expect.poll(() => ring.getAttribute('side')).toMatch(expected)
    expect(await overlap(page, '#far')).toBe(0)
    await page.close()
  })

  it('mirrors start and end in a page that reads from right to left', async () => {
    const { page } = await openTour({ placement: 'end' }, { dir: 'rtl' })
    await expect
      .poll(() => page.locator('milepost-target-ring').getAttribute('side'))
      .toBe('left')
    await page.close()
  })

  it('holds on to the target when the page scrolls, the window shrinks or content moves it', async () => {
    const { page } = await openTour()
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

  it('follows a target that is animated', async () => {
    const { page } = await openTour()
    const worst = await page.evaluate(async () => {
      const target = document.querySelector('#new-project')!
      const ring = window.gallery.root.querySelector('milepost-target-ring')!
      target.classList.add('wanders')
      let worstPx = 0
      for (let frame = 0; frame < 20; frame += 1) {
        await new Promise(requestAnimationFrame)
        const gap = ring.getBoundingClientRect().left - target.getBoundingClientRect().left + 4
        worstPx = Math.max(worstPx, Math.abs(gap))
      }
      return worstPx
    })
    expect(worst).toBeLessThan(30)
    await page.evaluate(() => document.querySelector('#new-project')!.classList.remove('wanders'))
    await expect.poll(() => ringError(page, NEW_PROJECT)).toBeLessThan(1)
    await page.close()
  })

  it('asks for no frame and reads no layout while nothing happens', async () => {
    const { page, card } = await openTour()
    await card.getByRole('dialog').waitFor()
    await expect.poll(() => page.locator('milepost-target-ring').getAttribute('side')).toBe('bottom')
    const work = await page.evaluate(async () => {
      const frame = window.requestAnimationFrame.bind(window)
      // Whatever was still under way has come to rest.
      for (let index = 0; index < 20; index += 1) await new Promise(frame)
      const counts = { frames: 0, rects: 0, timers: 0 }
      window.requestAnimationFrame = (run) => ((counts.frames += 1), frame(run))
      const rect = Element.prototype.getBoundingClientRect
      Element.prototype.getBoundingClientRect = function () {
        counts.rects += 1
        return rect.call(this)
      }
      const timeout = window.setTimeout
      window.setTimeout = ((run: () => void, ms: number) => ((counts.timers += 1), timeout(run, ms))) as never
      for (let index = 0; index < 60; index += 1) await new Promise(frame)
      return counts
    })
    expect(work).toEqual({ frames: 0, rects: 0, timers: 0 })
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

describe('a target that comes and goes', () => {
  it('appears when its target does', async () => {
    const { page, card } = await openTour({ target: { role: 'button', name: 'Late one' } })
    expect(await card.getByRole('dialog').count()).toBe(0)
    await page.evaluate(() => {
      const late = document.createElement('button')
      late.id = 'late'
      late.textContent = 'Late one'
      document.querySelector('.bar')!.append(late)
    })
    await expect.poll(() => ringError(page, '#late')).toBeLessThan(1)
    expect(await health(page)).toEqual(['found'])
    await page.close()
  })

  it('moves to the node that replaced its target, before the next frame', async () => {
    const { page, card } = await openTour()
    await card.getByRole('dialog').waitFor()
    const error = await page.evaluate(async () => {
      const old = document.querySelector('#new-project')!
      const next = document.createElement('button')
      next.id = 'new-project'
      next.textContent = 'New project'
      old.remove()
      document.querySelector('#far')!.before(next)
      next.style.setProperty('margin-inline-start', '200px')
      document.querySelector('.bar')!.after(next)
      await new Promise(requestAnimationFrame)
      const ring = window.gallery.root.querySelector('milepost-target-ring')!
      return Math.abs(ring.getBoundingClientRect().left + 4 - next.getBoundingClientRect().left)
    })
    expect(error).toBeLessThan(1)
    expect(await health(page)).toEqual(['found'])
    await page.close()
  })

  it('says that a removed target is lost, never points at a corner, and returns with it', async () => {
    const { page, card } = await openTour()
    await card.getByRole('dialog').waitFor()
    await page.evaluate(() => document.querySelector('#new-project')!.remove())
    await card.getByText('is out of sight').waitFor()
    expect(await page.locator('milepost-target-ring').isVisible()).toBe(false)
    const box = (await card.boundingBox())!
    expect(box.x).toBeGreaterThan(200)
    expect(box.y).toBeGreaterThan(200)
    expect(await health(page)).toEqual(['found', 'lost'])
    await page.evaluate(() => {
      const back = document.createElement('button')
      back.id = 'new-project'
      back.textContent = 'New project'
      document.querySelector('.bar')!.append(back)
    })
    await expect.poll(() => ringError(page, NEW_PROJECT)).toBeLessThan(1)
    expect(await health(page)).toEqual(['found', 'lost', 'found'])
    await page.close()
  })

  it('leads back to where a target was when a list rendered it', async () => {
    const { page, card } = await openTour({ target: { role: 'button', name: 'Inside the scroller' } })
    await card.getByRole('dialog').waitFor()
    // As virtual lists do: what is scrolled away is not there.
    await page.evaluate(() => {
      const list = document.querySelector('.scroller')!
      const row = document.querySelector('#inner')!
      list.addEventListener('scroll', () => {
        if (list.scrollTop > 200) row.remove()
        else document.querySelector('.tall')!.append(row)
      })
      list.scrollTop = 400
    })
    await card.getByRole('button', { name: 'Take me there' }).click()
    await expect.poll(() => ringError(page, '#inner')).toBeLessThan(1)
    await page.close()
  })

  it('shrinks to a pill while its target is scrolled away, which brings it back', async () => {
    const { page, card } = await openTour()
    await card.getByRole('dialog').waitFor()
    await page.evaluate(() => scrollTo(0, 1500))
    const pill = card.getByRole('button', { name: 'Back to the step' })
    await pill.waitFor()
    expect(await card.getAttribute('away')).toBe('up')
    await pill.click()
    await card.getByRole('dialog').waitFor()
    await expect.poll(() => ringError(page, NEW_PROJECT)).toBeLessThan(1)
    await page.close()
  })

  it('notices a target scrolled out of its own container', async () => {
    const { page, card } = await openTour({ target: { role: 'button', name: 'Inside the scroller' } })
    await card.getByRole('dialog').waitFor()
    await page.evaluate(() => {
      document.querySelector('.scroller')!.scrollTop = 400
    })
    await card.getByRole('button', { name: 'Back to the step' }).waitFor()
    await page.close()
  })

  it('brings a target that is far down into view when the person asked for the tour', async () => {
    const target = { role: 'button', name: 'Publish report' }
    const { page } = await openTour({ target, startedByUser: true })
    await expect.poll(() => ringError(page, '#far')).toBeLessThan(1)
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500)
    await page.close()
  })

  it('does not scroll a page under somebody who did not ask', async () => {
    const { page, card } = await openTour({ target: { role: 'button', name: 'Publish report' } })
    await card.getByRole('button', { name: 'Back to the step' }).waitFor()
    expect(await page.evaluate(() => scrollY)).toBe(0)
    await page.close()
  })

  it('reports a target that something lies over, and when that is gone', async () => {
    const { page, card } = await openTour()
    await card.getByRole('dialog').waitFor()
    await page.evaluate(() => {
      const bar = document.createElement('aside')
      bar.id = 'cookies'
      bar.style.cssText = 'position:fixed;inset:0;background:#fff'
      document.body.append(bar)
    })
    await expect.poll(() => health(page)).toEqual(['found', 'occluded'])
    await page.evaluate(() => document.querySelector('#cookies')!.remove())
    await expect.poll(() => health(page)).toEqual(['found', 'occluded', 'found'])
    await page.close()
  })

  it('reports that two elements fit as well', async () => {
    const { page } = await openTour({ target: { role: 'button', name: 'Open' } })
    await expect.poll(() => health(page)).toEqual(['ambiguous'])
    await page.close()
  })
})

describe('modal dialogs of the page', () => {
  const target = { role: 'button', name: 'Create' }

  it('is usable inside an open modal dialog, and goes home when that closes', async () => {
    const { page, card } = await openTour({ target })
    await page.evaluate(() => document.querySelector('dialog')!.showModal())
    await card.getByRole('button', { name: 'Next' }).click()
    expect(await calls(page, 'next')).toHaveLength(1)
    expect(await page.evaluate(() => window.gallery.frame.parentElement!.id)).toBe('dialog')
    await page.evaluate(() => document.querySelector('dialog')!.close())
    expect(await page.evaluate(() => window.gallery.frame.parentElement!.localName)).toBe('body')
    await page.close()
  })

  it('steps back while a modal dialog hides what it points at', async () => {
    const { page, card } = await openTour()
    await card.getByRole('dialog').waitFor()
    await page.evaluate(() => document.querySelector('dialog')!.showModal())
    await expect.poll(() => card.isVisible()).toBe(false)
    await page.evaluate(() => document.querySelector('dialog')!.close())
    await card.getByRole('dialog').waitFor()
    await page.close()
  })

  it('survives a dialog that the page takes out of the document', async () => {
    const { page, card } = await openTour()
    await page.evaluate(() => document.querySelector('dialog')!.showModal())
    await page.evaluate(() => document.querySelector('dialog')!.remove())
    await card.getByRole('button', { name: 'Next' }).click()
    expect(await calls(page, 'next')).toHaveLength(1)
    await page.close()
  })

  it('closes alone on Escape inside a dialog', async () => {
    const { page, card } = await openTour({ target })
    await page.evaluate(() => document.querySelector('dialog')!.showModal())
    await card.getByRole('button', { name: 'Next' }).focus()
    await page.keyboard.press('Escape')
    expect(await calls(page, 'close')).toHaveLength(1)
    expect(await page.evaluate(() => document.querySelector('dialog')!.open)).toBe(true)
    await page.close()
  })
})

describe('the real thing', () => {
  it('tells of a real click on the target and leaves that click alone', async () => {
    const { page } = await openTour()
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
    const { page } = await openTour()
    await page.evaluate(() => document.querySelector<HTMLElement>('#new-project')!.click())
    await page.locator('#invite').click()
    expect(await calls(page, 'targetClicked')).toEqual([])
    await page.close()
  })

  it('leaves the target as it was and nothing of itself behind', async () => {
    const { page, card } = await openTour()
    await card.getByRole('dialog').waitFor()
    const html = () => page.evaluate(() => document.documentElement.outerHTML)
    const during = await html()
    expect(during).toContain('<button id="new-project" data-testid="new-project">New project</button>')
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
