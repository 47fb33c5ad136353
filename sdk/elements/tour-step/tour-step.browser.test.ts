import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TourStepView } from '../../surface.ts'
import { openSurfaceGallery, type SurfaceGallery } from '../../../test/harness/surface-gallery.ts'

let gallery: SurfaceGallery
beforeAll(async () => {
  gallery = await openSurfaceGallery()
})
afterAll(() => gallery.close())

async function openStep(view: Partial<TourStepView> = {}, focusFirst?: string) {
  const { page } = await gallery.open({ reducedMotion: 'reduce' })
  if (focusFirst) await page.locator(focusFirst).focus()
  await page.evaluate((overrides) => {
    const tour = window.gallery.mountTour()
    window.gallery.shown.tour = tour
    tour.update(window.gallery.tourView('en', overrides))
  }, view)
  const card = page.locator('milepost-tour-step')
  await card.getByRole('dialog').waitFor()
  return { page, card }
}

const update = (page: Page, view: Partial<TourStepView>) =>
  page.evaluate(
    (overrides) => window.gallery.shown.tour!.update(window.gallery.tourView('en', overrides)),
    view,
  )

const calls = (page: Page) =>
  page.evaluate(() =>
    window.gallery.calls.map(([name]) => name).filter((name) => name !== 'targetHealth'),
  )

const announced = (page: Page) =>
  page.evaluate(() => window.gallery.root.querySelector('[role=status]')?.textContent ?? '')

/** Who has the focus, by name, looked for inside shadow roots. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    if (active?.localName === 'dialog') return 'dialog'
    return active?.getAttribute('aria-label') ?? active?.textContent?.trim()
  })

describe('what a step shows', () => {
  it('has its title as name, its text, how far it is, and no way back at the start', async () => {
    const { page, card } = await openStep()
    const dialog = card.getByRole('dialog', { name: 'Start with a project' })
    expect(await dialog.getByRole('heading', { level: 2 }).textContent()).toBe(
      'Start with a project',
    )
    expect(await dialog.innerText()).toMatch(/Step 1 of 3/)
    expect(await dialog.getAttribute('aria-modal')).toBeNull()
    expect(await dialog.getByRole('button', { name: 'Back' }).count()).toBe(0)
    await page.close()
  })

  it('offers the way back later on, and says Finish on the last step', async () => {
    const { page, card } = await openStep({ number: 3 })
    await card.getByRole('button', { name: 'Back' }).click()
    await card.getByRole('button', { name: 'Finish' }).click()
    await card.getByRole('button', { name: 'Close the tour' }).click()
    expect(await calls(page)).toEqual(['back', 'next', 'close'])
    await page.close()
  })

  it('makes no link of an address that is not safe, and opens others beside the page', async () => {
    const { page, card } = await openStep({
      body: [
        {
          type: 'paragraph',
          children: [
            { text: 'bad', href: 'java\nscript:alert(1)' },
            { text: 'docs', href: 'https://docs.example/', bold: true },
            { text: '<b>not markup</b>' },
          ],
        },
      ],
    })
    expect(await card.getByRole('link').count()).toBe(1)
    expect(await card.getByRole('link').getAttribute('rel')).toBe('noopener noreferrer')
    expect(await card.getByRole('dialog').innerText()).toContain('<b>not markup</b>')
    await page.close()
  })

  it('keeps every text with room for 44 px targets where a finger points', async () => {
    const { page } = await gallery.open({
      state: 'tour-last',
      hasTouch: true,
      isMobile: true,
      viewport: { width: 320, height: 640 },
    })
    const card = page.locator('milepost-tour-step')
    await card.getByRole('dialog').waitFor()
    for (const button of await card.getByRole('button').all()) {
      const box = (await button.boundingBox())!
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44)
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(320)
    }
    await page.close()
  })

  it('is a sheet at the edge that leaves the target in sight on a narrow screen', async () => {
    const { page } = await gallery.open({
      state: 'tour-first',
      viewport: { width: 360, height: 500 },
    })
    const card = page.locator('milepost-tour-step')
    await card.getByRole('dialog').waitFor()
    await expect
      .poll(async () => {
        const sheet = (await card.boundingBox())!
        const target = (await page.locator('#new-project').boundingBox())!
        const isApart = sheet.y >= target.y + target.height || sheet.y + sheet.height <= target.y
        return [sheet.x, sheet.width, isApart]
      })
      .toEqual([0, 360, true])
    await page.close()
  })
})

describe('keyboard', () => {
  it('takes the focus when the person asked for the tour, and gives it back', async () => {
    const { page } = await openStep({ startedByUser: true }, '#invite')
    await expect.poll(() => focused(page)).toBe('dialog')
    await page.evaluate(() => window.gallery.shown.tour!.remove())
    expect(await focused(page)).toBe('Invite')
    await page.close()
  })

  it('leaves the focus where it is when the tour came by itself', async () => {
    const { page } = await openStep({}, '#invite')
    await expect.poll(() => announced(page)).toContain('Step 1 of 3: Start with a project')
    expect(await focused(page)).toBe('Invite')
    await page.close()
  })

  it('gives the focus to the target if the opener is gone', async () => {
    const { page } = await openStep({ startedByUser: true }, '#invite')
    await expect.poll(() => focused(page)).toBe('dialog')
    await page.evaluate(() => {
      document.querySelector('#invite')!.remove()
      window.gallery.shown.tour!.remove()
    })
    expect(await focused(page)).toBe('New project')
    await page.close()
  })

  it('is reached by Tab from the target and left to what follows the target', async () => {
    const { page } = await openStep({}, '#new-project')
    const stops: (string | null | undefined)[] = []
    for (let index = 0; index < 3; index += 1) {
      await page.keyboard.press('Tab')
      stops.push(await focused(page))
    }
    expect(stops).toEqual(['Close the tour', 'Next', 'Invite'])
    await page.close()
  })

  it('leads back to the target by Shift+Tab', async () => {
    const { page } = await openStep({}, '#new-project')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    expect(await focused(page)).toBe('New project')
    await page.close()
  })

  it('leads on to the target when it took the focus itself', async () => {
    const { page } = await openStep({ startedByUser: true })
    await expect.poll(() => focused(page)).toBe('dialog')
    for (let index = 0; index < 3; index += 1) await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('New project')
    await page.close()
  })

  it('never traps: every control of the page is reached with the step open', async () => {
    const { page } = await openStep()
    const seen = new Set<string | null | undefined>()
    for (let index = 0; index < 24; index += 1) {
      await page.keyboard.press('Tab')
      seen.add(await focused(page))
    }
    for (const name of [
      'Projects',
      'Search projects',
      'New project',
      'Next',
      'Invite',
      'Open',
      'Publish report',
      'Help',
    ]) {
      expect(seen).toContain(name)
    }
    await page.close()
  })

  it.each([
    ['from inside', 'Next'],
    ['from the target', '#new-project'],
  ])('closes on Escape %s', async (_, from) => {
    const { page, card } = await openStep()
    await (from === 'Next' ? card.getByRole('button', { name: from }) : page.locator(from)).focus()
    await page.keyboard.press('Escape')
    expect(await calls(page)).toEqual(['close'])
    await page.close()
  })

  it('leaves Escape to a field of the page, and to a host that handled it', async () => {
    const { page } = await openStep({}, 'main input')
    await page.keyboard.press('Escape')
    await page.evaluate(() => {
      const target = document.querySelector<HTMLElement>('#new-project')!
      target.addEventListener('keydown', (event) => event.preventDefault())
      target.focus()
    })
    await page.keyboard.press('Escape')
    expect(await calls(page)).toEqual([])
    await page.close()
  })

  it('keeps the focus on the button that was pressed when the next step comes', async () => {
    const { page, card } = await openStep({ startedByUser: true })
    await expect.poll(() => focused(page)).toBe('dialog')
    await card.getByRole('button', { name: 'Next' }).focus()
    await update(page, {
      stepKey: 'invite',
      number: 2,
      title: 'Now invite',
      startedByUser: true,
      target: { role: 'button', name: 'Invite' },
    })
    await expect.poll(() => announced(page)).toContain('Step 2 of 3: Now invite')
    expect(await focused(page)).toBe('Next')
    await page.close()
  })
})

describe('screen readers', () => {
  it('announce a step once, not again when the same step is updated', async () => {
    const { page } = await openStep()
    await expect.poll(() => announced(page)).toContain('Step 1 of 3')
    await page.evaluate(() => {
      window.gallery.root.querySelector('[role=status]')!.textContent = ''
    })
    await update(page, {})
    await update(page, { stepKey: 'invite', number: 2 })
    await expect.poll(() => announced(page)).toContain('Step 2 of 3')
    await page.close()
  })

  it('see no ring', async () => {
    const { page } = await openStep()
    expect(await page.locator('milepost-target-ring').getAttribute('aria-hidden')).toBe('true')
    await page.close()
  })
})
