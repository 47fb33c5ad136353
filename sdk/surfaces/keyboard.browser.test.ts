import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSurfaceGallery, type SurfaceGallery } from '../../test/harness/surface-gallery.ts'
import { calls, openTour, ringError } from '../../test/harness/tour-page.ts'
import { focusedName, tabThrough } from '../../test/harness/focus-in-page.ts'

let gallery: SurfaceGallery
beforeAll(async () => {
  gallery = await openSurfaceGallery()
})
afterAll(() => gallery.close())

const opened = (page: Page) =>
  page.locator('milepost-tour-step').getByRole('dialog').waitFor({ state: 'visible' })

/** The control of the page that has the focus if a surface of ours lies over all of it, else ''. */
const coveredFocus = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: active } = document
    if (!active || active === document.body || active.localName === 'milepost-root') return ''
    const { left, top, width: across, height } = active.getBoundingClientRect()
    const grid = [0.1, 0.5, 0.9]
    const isSeen = grid.some((x) =>
      grid.some(
        (y) =>
          document.elementFromPoint(left + across * x, top + height * y)?.localName !==
          'milepost-root',
      ),
    )
    return isSeen ? '' : active.outerHTML
  })

describe('a step that the person asked for', () => {
  it.each(['tooltip', 'docked', 'modal'] as const)(
    'has the focus in the first frame that shows it, as %s',
    async (form) => {
      const { page } = await gallery.open({ reducedMotion: 'reduce' })
      const hasFocus = await page.evaluate(async (asked) => {
        const tour = window.gallery.mountTour()
        const target = asked === 'tooltip' ? {} : { target: null }
        tour.update(window.gallery.tourView('en', { form: asked, startedByUser: true, ...target }))
        const { shadowRoot } = window.gallery.root.querySelector('milepost-tour-step')!
        const dialog = () => shadowRoot!.querySelector('dialog')
        while (!dialog()?.checkVisibility()) await new Promise(requestAnimationFrame)
        return shadowRoot!.activeElement === dialog()
      }, form)
      expect(hasFocus).toBe(true)
      expect(await focusedName(page)).toBe('Start with a project')
      await page.close()
    },
  )
})

describe('a step that came by itself', () => {
  it.each(['tooltip', 'docked'] as const)(
    'is announced by timers of 500 ms together at most, as %s, and leaves the focus alone',
    async (form) => {
      const { page } = await gallery.open({ reducedMotion: 'reduce' })
      await page.locator('#invite').focus()
      // Asked of the clock, not of the machine: each task knows after what delays it came about.
      const delayMs = await page.evaluate(async (asked) => {
        const { setTimeout } = window
        let sinceMs = 0
        window.setTimeout = ((run: () => void, ms = 0) => {
          const untilMs = sinceMs + ms
          return setTimeout(() => {
            sinceMs = untilMs
            run()
            queueMicrotask(() => (sinceMs = 0))
          }, ms)
        }) as never
        const tour = window.gallery.mountTour()
        const isSaid = new Promise<number>((resolve) => {
          new MutationObserver(() => resolve(sinceMs)).observe(
            window.gallery.root.querySelector('[role=status]')!,
            { childList: true },
          )
        })
        const target = asked === 'tooltip' ? {} : { target: null }
        tour.update(window.gallery.tourView('en', { form: asked, ...target }))
        return isSaid
      }, form)
      expect(delayMs).toBeLessThanOrEqual(500)
      expect(await focusedName(page)).toBe('Invite')
      await page.close()
    },
  )
})

describe('Escape', () => {
  it.each([
    ['docked', 'Next'],
    ['modal', 'Back'],
  ] as const)('closes a %s step from its button %s', async (form, button) => {
    const { page, card } = await openTour(gallery, { form, target: null, number: 2 })
    await card.getByRole('button', { name: button }).press('Escape')
    expect(await calls(page, 'close')).toHaveLength(1)
    await page.close()
  })

  it('is left to the page while the checklist is only its pill, or a part of the page', async () => {
    for (const state of ['checklist-pill', 'checklist-inline']) {
      const { page } = await gallery.open({ state, reducedMotion: 'reduce' })
      const pressed = page.evaluate(
        () =>
          new Promise((resolve) => {
            addEventListener('keydown', (event) => resolve(event.defaultPrevented))
          }),
      )
      await page.locator('milepost-checklist').getByRole('button').first().press('Escape')
      expect(await pressed).toBe(false)
      expect(await page.evaluate(() => window.gallery.calls)).toEqual([])
      await page.close()
    }
  })
})

describe('a modal step', () => {
  it('keeps Tab inside, the page out of reach and its scroll where it was', async () => {
    const { page } = await gallery.open({ reducedMotion: 'reduce' })
    await page.evaluate(() => scrollTo(0, 300))
    await page.evaluate(() => {
      const tour = window.gallery.mountTour()
      window.gallery.shown.tour = tour
      tour.update(
        window.gallery.tourView('en', { form: 'modal', target: null, number: 2, total: 3 }),
      )
    })
    await opened(page)
    expect(await focusedName(page)).toBe('Start with a project')
    const stops = new Set(await tabThrough(page, 9))
    // The browser's own controls come in between; of the page there is nothing.
    const ours = new Set([null, 'Back', 'Close the tour', 'Next'])
    expect([...stops].filter((name) => !ours.has(name))).toEqual([])
    for (const name of ['Close the tour', 'Back', 'Next']) expect(stops).toContain(name)
    expect(await page.evaluate(() => document.elementFromPoint(40, 600)?.localName)).toBe(
      'milepost-root',
    )
    expect(await page.evaluate(() => scrollY)).toBe(300)
    await page.close()
  })

  it('gives page and focus back', async () => {
    const { page } = await gallery.open({ reducedMotion: 'reduce' })
    await page.locator('#invite').focus()
    await page.evaluate(() => {
      const tour = window.gallery.mountTour()
      window.gallery.shown.tour = tour
      tour.update(window.gallery.tourView('en', { form: 'modal', target: null }))
    })
    await opened(page)
    await page.evaluate(() => window.gallery.shown.tour!.remove())
    expect(await focusedName(page)).toBe('Invite')
    await page.locator('#new-project').click()
    await page.close()
  })

  it('hands the focus on to a next step that is none', async () => {
    const { page, card } = await openTour(gallery, { form: 'modal', target: null })
    await card.getByRole('button', { name: 'Next' }).focus()
    await page.evaluate(() =>
      window.gallery.shown.tour!.update(
        window.gallery.tourView('en', { stepKey: 'invite', number: 2 }),
      ),
    )
    await expect.poll(() => page.locator('milepost-target-ring').isVisible()).toBe(true)
    expect(await page.evaluate(() => window.gallery.root.activeElement?.localName)).toBe(
      'milepost-tour-step',
    )
    await page.locator('#invite').click()
    await page.close()
  })
})

describe('focus', () => {
  it('goes to a control of the page when opener and target are gone', async () => {
    const { page } = await openTour(gallery, { startedByUser: true })
    await expect.poll(() => focusedName(page)).toBe('Start with a project')
    await page.evaluate(() => {
      document.querySelector('#new-project')!.remove()
      window.gallery.shown.tour!.remove()
    })
    expect(await focusedName(page)).toBe('Search projects')
    await page.close()
  })

  it.each([
    ['ltr', 'tour-last', 'milepost-tour-step'],
    ['rtl', 'tour-last', 'milepost-tour-step'],
    ['ltr', 'checklist-wishes', 'milepost-checklist'],
    ['rtl', 'checklist-wishes', 'milepost-checklist'],
  ] as const)('moves as the eye does (%s, %s)', async (dir, state, tag) => {
    const { page } = await gallery.open({ state, dir, reducedMotion: 'reduce' })
    await page.locator(tag).getByRole('button').first().waitFor()
    const boxes = await page.locator(tag).evaluate((element) => {
      const controls = [...element.shadowRoot!.querySelectorAll('button')]
      return controls
        .filter((control) => control.checkVisibility())
        .map((control) => control.getBoundingClientRect().toJSON() as DOMRect)
    })
    const isAfter = (one: DOMRect, next: DOMRect) =>
      next.top >= one.bottom - 1 ||
      (next.bottom > one.top && (dir === 'ltr' ? next.left >= one.right : next.right <= one.left))
    for (const [index, box] of boxes.slice(1).entries()) {
      expect(isAfter(boxes[index]!, box), `control ${index + 2}`).toBe(true)
    }
    await page.close()
  })

  it.each([
    ['wide', 1180],
    ['narrow', 360],
  ])('is never wholly under a step of the tour (%s)', async (_, width) => {
    const { page } = await openTour(gallery, {}, { viewport: { width, height: 640 } })
    await opened(page)
    for (let index = 0; index < 20; index += 1) {
      await page.keyboard.press('Tab')
      await expect.poll(() => coveredFocus(page)).toBe('')
    }
    await page.close()
  })

  it('is not under a step that comes to lie over it later', async () => {
    const { page } = await openTour(gallery, {}, { viewport: { width: 360, height: 640 } })
    await opened(page)
    expect(await tabThrough(page, 2)).toEqual(['Projects', 'Data sources'])
    // Out of view its target is said to be up there, which is where the links are.
    await page.evaluate(() => scrollTo(0, 1500))
    await page.locator('milepost-tour-step[away=down]').waitFor()
    expect(await coveredFocus(page)).toBe('')
    await page.close()
  })
})

describe('keys of the page', () => {
  it.each(['tooltip', 'docked', 'modal'] as const)(
    'are not taken by a %s step: no arrow, letter or number does anything',
    async (form) => {
      const target = form === 'tooltip' ? {} : { target: null }
      const { page, card } = await openTour(gallery, { form, number: 2, ...target })
      await opened(page)
      await card.getByRole('button', { name: 'Next' }).focus()
      for (const key of ['ArrowLeft', 'ArrowRight', 'n', '?', '1', 'Home']) {
        await page.keyboard.press(key)
      }
      expect(await focusedName(page)).toBe('Next')
      expect(
        await page.evaluate(() => window.gallery.calls.filter(([name]) => name !== 'targetHealth')),
      ).toEqual([])
      await page.close()
    },
  )

  it('move the caret in a field of the page while a step is open', async () => {
    const { page } = await openTour(gallery)
    await opened(page)
    const field = page.locator('main input')
    await field.fill('plan')
    await field.press('ArrowLeft')
    await field.pressSequentially('e')
    expect(await field.inputValue()).toBe('plaen')
    expect(await calls(page, 'next')).toEqual([])
    await page.close()
  })
})

describe('a whole tour', () => {
  it('is done by keys and names alone, Next two Tabs away from the target, or three past Back', async () => {
    const { page } = await openTour(gallery)
    await opened(page)
    for (const [index, name] of ['New project', 'Invite', 'Open'].entries()) {
      const sightings = await calls(page, 'targetHealth')
      await page.evaluate(
        ([at, target]) =>
          window.gallery.shown.tour!.update(
            window.gallery.tourView('en', {
              stepKey: `step-${at}`,
              number: at + 1,
              target: { role: 'button', name: target },
            }),
          ),
        [index, name] as const,
      )
      await page.getByRole('button', { name, exact: true }).first().focus()
      // Each step looks for its target anew, also where it is that of the step before.
      await expect.poll(() => calls(page, 'targetHealth')).not.toHaveLength(sightings.length)
      await expect.poll(() => ringError(page, ':focus')).toBeLessThan(1)
      const stops = await tabThrough(page, index === 0 ? 2 : 3)
      expect(stops.at(-1)).toMatch(/^(Next|Finish)$/)
      await page.keyboard.press('Enter')
    }
    expect(await calls(page, 'next')).toHaveLength(3)
    await page.close()
  })
})
