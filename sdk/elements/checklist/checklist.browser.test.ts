import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChecklistView } from '../../surface.ts'
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

async function openChecklist(state = 'checklist-open', options: GalleryOptions = {}) {
  const { page, troubles } = await gallery.open({ state, reducedMotion: 'reduce', ...options })
  const checklist = page.locator('milepost-checklist')
  await checklist.getByRole('region').waitFor()
  return { page, checklist, troubles }
}

const update = (page: Page, done: number, overrides: Partial<Omit<ChecklistView, 'inline'>> = {}) =>
  page.evaluate(
    ([steps, extra]) =>
      window.gallery.shown.checklist!.update(window.gallery.checklistView('en', steps, extra)),
    [done, overrides] as const,
  )

const calls = (page: Page) => page.evaluate(() => window.gallery.calls)

const announced = (page: Page) =>
  page.evaluate(() => window.gallery.root.querySelector('[role=status]')?.textContent ?? '')

const focused = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    return active?.getAttribute('aria-label') ?? active?.textContent?.replace(/\s+/g, ' ').trim()
  })

describe('what the checklist shows', () => {
  it('says how far it is and opens the next step with one clear button', async () => {
    const { page, checklist, troubles } = await openChecklist()
    const card = checklist.getByRole('region', { name: 'Set up Northwind' })
    expect(await card.innerText()).toContain('2 of 7')
    expect(await card.getByRole('button', { name: 'Invite a teammate', exact: true }).count()).toBe(
      1,
    )
    expect(await card.getByRole('button', { expanded: true }).count()).toBe(2)
    expect(troubles).toEqual([])
    await page.close()
  })

  it('folds what is done and says so in words, also when a teammate did it', async () => {
    const { page, checklist } = await openChecklist()
    expect(await checklist.getByText('Name your workspace').isVisible()).toBe(false)
    await checklist.getByRole('button', { name: 'Basics' }).click()
    const row = checklist.getByRole('listitem').filter({ hasText: 'Name your workspace' })
    expect(await row.innerText()).toContain('Done by a teammate')
    await page.close()
  })

  it('gives the reason of a locked phase, and no way to act in it', async () => {
    const { page, checklist } = await openChecklist()
    const phase = checklist.getByRole('button', { name: 'Integrations' })
    expect(await phase.innerText()).toContain('Opens when “Your team” is done')
    await phase.click()
    const row = checklist.getByRole('listitem').filter({ hasText: 'Connect a data source' })
    expect(await row.getByRole('button').count()).toBe(0)
    await page.close()
  })

  it('shrinks to a launcher pill with the same progress', async () => {
    const { page, checklist } = await openChecklist('checklist-pill')
    const pill = checklist.getByRole('button', { name: 'Set up Northwind 3 of 7', expanded: false })
    await pill.click()
    expect(await calls(page)).toEqual([['open']])
    await page.close()
  })

  it('ends in one card that says everything is done', async () => {
    const { page, checklist } = await openChecklist('checklist-completed')
    await checklist.getByRole('heading', { name: 'All steps are done' }).waitFor()
    await checklist.getByRole('button', { name: 'Close the checklist' }).click()
    expect(await calls(page)).toEqual([['dismiss']])
    await page.close()
  })

  it('is a 360 px card in the corner, and a sheet on a narrow screen', async () => {
    const { page, checklist } = await openChecklist()
    expect(await checklist.boundingBox()).toMatchObject({ width: 360, x: 1180 - 360 - 16 })
    await page.setViewportSize({ width: 320, height: 640 })
    const sheet = (await checklist.boundingBox())!
    expect(sheet).toMatchObject({ x: 0, width: 320 })
    expect(sheet.y + sheet.height).toBe(640)
    expect(sheet.y).toBeGreaterThan(60)
    await page.close()
  })

  it('stands at the other side in a page that reads from right to left', async () => {
    const { page, checklist } = await openChecklist('checklist-open', { dir: 'rtl' })
    expect((await checklist.boundingBox())!.x).toBe(16)
    await page.close()
  })

  it('cuts no text off in German', async () => {
    const { page, checklist } = await openChecklist('checklist-open', {
      locale: 'de',
      viewport: { width: 320, height: 800 },
    })
    const cut = await checklist.evaluate(
      (element) =>
        [...element.shadowRoot!.querySelectorAll('*')].filter(
          (part) =>
            part.scrollWidth > part.clientWidth + 1 &&
            part.clientWidth > 1 &&
            getComputedStyle(part).display !== 'inline',
        ).length,
    )
    expect(cut).toBe(0)
    await page.close()
  })

  it('turns dark and light with the page while it is open', async () => {
    const { page, checklist } = await openChecklist()
    expect(await checklist.getAttribute('scheme')).toBe('light')
    await page.evaluate(() => document.documentElement.classList.add('dark'))
    await expect.poll(() => checklist.getAttribute('scheme')).toBe('dark')
    await page.close()
  })

  it('speaks in the font of the page', async () => {
    const { page, checklist } = await openChecklist()
    const font = (selector: 'milepost-checklist') =>
      page.locator(selector).evaluate((element) => getComputedStyle(element).fontFamily)
    expect(await font('milepost-checklist')).toBe(
      await page.evaluate(() => getComputedStyle(document.body).fontFamily),
    )
    await checklist.waitFor()
    await page.close()
  })
})

describe('keyboard', () => {
  it('acts on a step by keys alone', async () => {
    const { page, checklist } = await openChecklist()
    await checklist.getByRole('button', { name: 'Share a dashboard' }).press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await calls(page)).toEqual([['act', 'share']])
    await page.close()
  })

  it('minimises on Escape when the focus is inside, and only then', async () => {
    const { page, checklist } = await openChecklist()
    await page.locator('#invite').press('Escape')
    expect(await calls(page)).toEqual([])
    await checklist.getByRole('button', { name: 'Basics' }).press('Escape')
    expect(await calls(page)).toEqual([['minimise']])
    await page.close()
  })

  it('keeps the focus when it is minimised and opened again', async () => {
    const { page, checklist } = await openChecklist()
    await checklist.getByRole('button', { name: 'Make the checklist small' }).focus()
    await update(page, 2, { minimised: true })
    await expect.poll(() => focused(page)).toBe('Set up Northwind 2 of 7')
    await update(page, 2)
    await expect.poll(() => focused(page)).toContain('Invite a teammate')
    await page.close()
  })

  it('keeps the focus on the step whose button went because it got done', async () => {
    const { page, checklist } = await openChecklist()
    await checklist.getByRole('button', { name: 'Invite a teammate', exact: true }).focus()
    await update(page, 3)
    await expect.poll(() => focused(page)).toContain('Invite a teammate')
    await page.close()
  })

  it('takes no focus by an update', async () => {
    const { page } = await openChecklist()
    await page.locator('input').first().focus()
    await update(page, 3)
    await page.locator('milepost-checklist').getByText('3 of 7').waitFor()
    expect(await focused(page)).toBe('Search projects')
    await page.close()
  })
})

describe('screen readers', () => {
  it('hear what got done, what opened and how far it is', async () => {
    const { page } = await openChecklist('checklist-open')
    await update(page, 5)
    await expect
      .poll(() => announced(page))
      .toBe(
        'Done: Invite a teammate. Done: Share a dashboard. Done: Publish a report. Now open: Integrations. 5 of 7 steps done',
      )
    await page.close()
  })

  it('hear nothing when nothing changed', async () => {
    const { page } = await openChecklist()
    await update(page, 2)
    await update(page, 3)
    await expect.poll(() => announced(page)).toBe('Done: Invite a teammate. 3 of 7 steps done')
    await page.close()
  })
})

describe('with others', () => {
  it('goes into a modal dialog of the page, usable, with the focus where it was', async () => {
    const { page, checklist } = await openChecklist()
    await page.evaluate(() => document.querySelector('dialog')!.showModal())
    await checklist.getByRole('button', { name: 'Basics' }).click()
    expect(await checklist.getByText('Name your workspace').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await calls(page)).toEqual([['minimise']])
    expect(await page.evaluate(() => document.querySelector('dialog')!.open)).toBe(true)
    await page.evaluate(() => document.querySelector('dialog')!.close())
    await expect.poll(() => focused(page)).toContain('Basics')
    await page.close()
  })

  it('is above everything without a z-index of its own', async () => {
    const { page, checklist } = await openChecklist()
    await page.evaluate(() => {
      const claim = document.createElement('div')
      claim.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:#fff'
      document.body.append(claim)
    })
    await checklist.getByRole('button', { name: 'Make the checklist small' }).click()
    expect(await calls(page)).toEqual([['minimise']])
    await page.close()
  })

  it('steps aside while a tour points at something, and opens when asked or when that ends', async () => {
    const { page, checklist } = await openChecklist()
    const startTour = () =>
      page.evaluate(() => {
        const tour = window.gallery.mountTour()
        window.gallery.shown.tour = tour
        tour.update(window.gallery.tourView('en'))
      })
    await startTour()
    const pill = checklist.getByRole('button', { name: 'Set up Northwind 2 of 7' })
    await pill.click()
    await checklist.getByRole('button', { name: 'Not now' }).waitFor()
    await page.evaluate(() => window.gallery.shown.tour!.remove())
    await startTour()
    await pill.waitFor()
    await page.evaluate(() => window.gallery.shown.tour!.remove())
    await checklist.getByRole('button', { name: 'Not now' }).waitFor()
    expect(await calls(page)).not.toContainEqual(['minimise'])
    await page.close()
  })

  it('hands the focus to the tour that it started', async () => {
    const { page, checklist } = await openChecklist()
    await checklist.getByRole('button', { name: 'Invite a teammate', exact: true }).focus()
    await page.evaluate(() => {
      const tour = window.gallery.mountTour()
      const target = { role: 'button', name: 'Late one' }
      tour.update(window.gallery.tourView('en', { startedByUser: true, target }))
    })
    await checklist.getByRole('button', { name: 'Set up Northwind 2 of 7' }).waitFor()
    await page.evaluate(() => {
      document.querySelector('#invite')!.textContent = 'Late one'
    })
    await page.waitForFunction(
      () => window.gallery.root.activeElement?.localName === 'milepost-tour-step',
    )
    await page.close()
  })

  it('leaves nothing behind', async () => {
    const { page } = await openChecklist()
    await page.evaluate(() => window.gallery.shown.checklist!.remove())
    expect(await page.evaluate(() => window.gallery.root.childNodes.length)).toBe(0)
    await page.close()
  })
})
