import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChecklistStepView, ChecklistView } from '../../surface.ts'
import { focusedName } from '../../../test/harness/focus-in-page.ts'
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

async function open(state: string, options: GalleryOptions = {}) {
  const { page, troubles } = await gallery.open({ state, reducedMotion: 'reduce', ...options })
  const checklist = page.locator('milepost-checklist')
  await checklist.getByRole('region').waitFor()
  return { page, checklist, troubles }
}

const update = (
  page: Page,
  done: number,
  view: Partial<Omit<ChecklistView, 'inline'>> = {},
  steps: Record<string, Partial<ChecklistStepView>> = {},
) =>
  page.evaluate(
    ([count, overrides, stepOverrides]) =>
      window.gallery.shown.checklist!.update(
        window.gallery.checklistView('en', count, overrides, stepOverrides),
      ),
    [done, view, steps] as const,
  )

const calls = (page: Page) => page.evaluate(() => window.gallery.calls)

const announced = (page: Page) =>
  page.evaluate(() => window.gallery.root.querySelector('[role=status]')?.textContent ?? '')

/** Every text that the live region was given from now on. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const said: string[] = []
    const region = window.gallery.root.querySelector('[role=status]')!
    new MutationObserver(() => {
      if (region.textContent) said.push(region.textContent)
    }).observe(region, { childList: true })
    Object.assign(window, { said })
  })
const heard = (page: Page) => page.evaluate(() => (window as unknown as { said: string[] }).said)

describe('quiet actions', () => {
  it('are those of the one step that is open, and say which step they are about', async () => {
    const { page, checklist } = await open('checklist-wishes')
    for (const name of ['Mark as done', 'Skip', 'Ask a teammate']) {
      const button = checklist.getByRole('button', { name, exact: true })
      expect(await button.count()).toBe(1)
      expect(await button.getAttribute('aria-describedby')).toBe('step-invite')
    }
    await checklist.getByRole('button', { name: 'Share a dashboard' }).click()
    expect(await checklist.getByRole('button', { name: 'Skip' }).count()).toBe(0)
    await page.close()
  })

  it('ask for what they say', async () => {
    const { page, checklist } = await open('checklist-wishes')
    for (const name of ['Mark as done', 'Skip', 'Remind me tomorrow', 'Not now']) {
      await checklist.getByRole('button', { name, exact: true }).click()
    }
    expect(await calls(page)).toEqual([
      ['mark', 'invite'],
      ['skip', 'invite'],
      ['snooze'],
      ['dismiss'],
    ])
    await page.close()
  })

  it('are offered only where they are allowed, and marking is the main one if there is no other', async () => {
    const { page, checklist } = await open('checklist-mark')
    const mark = checklist.getByRole('button', { name: 'Mark as done' })
    expect(await mark.getAttribute('class')).toContain('primary')
    expect(await checklist.getByRole('button', { name: 'Skip' }).count()).toBe(0)
    expect(await checklist.getByRole('button', { name: 'Remind me tomorrow' }).count()).toBe(0)
    await page.close()
  })

  it('leave the focus on their step when they are gone with it', async () => {
    const { page, checklist } = await open('checklist-wishes')
    await checklist.getByRole('button', { name: 'Skip', exact: true }).focus()
    await update(page, 3, {}, { invite: { state: 'skipped' } })
    await expect.poll(() => focusedName(page)).toMatch(/^Invite a teammate Skipped/)
    await page.close()
  })

  it('leave the focus on what is next when their phase folds with them', async () => {
    const { page, checklist } = await open('checklist-open')
    await update(page, 4)
    await checklist.getByRole('button', { name: 'Publish a report', exact: true }).focus()
    await update(page, 5)
    await expect.poll(() => focusedName(page)).toMatch(/^Connect a data source/)
    await page.close()
  })
})

describe('asking a teammate', () => {
  it('copies a link to the step and says so, to eye and ear', async () => {
    const { page, checklist } = await open('checklist-wishes', {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await checklist.getByRole('button', { name: 'Ask a teammate' }).click()
    await checklist.getByText('Link copied. Send it to a teammate.').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /\?milepost_step=invite$/,
    )
    await expect.poll(() => announced(page)).toBe('Link copied. Send it to a teammate.')
    await page.close()
  })

  it('shows the link, chosen whole, where the clipboard is refused', async () => {
    const { page, checklist } = await open('checklist-wishes')
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))
    })
    await checklist.getByRole('button', { name: 'Ask a teammate' }).click()
    const field = checklist.getByRole('textbox', { name: 'Ask a teammate' })
    await field.waitFor()
    expect(await field.inputValue()).toMatch(/\?milepost_step=invite$/)
    expect(
      await field.evaluate((input: HTMLInputElement) => [
        input.readOnly,
        input.selectionStart,
        input.selectionEnd === input.value.length,
      ]),
    ).toEqual([true, 0, true])
    await page.close()
  })

  it('is not offered again for what a teammate did', async () => {
    const { page, checklist } = await open('checklist-skipped')
    const row = checklist.getByRole('listitem').filter({ hasText: 'Invite a teammate' })
    expect(await row.innerText()).toContain('Done by a teammate')
    await row.getByRole('button').click()
    expect(await row.getByRole('button').count()).toBe(1)
    await page.close()
  })
})

describe('a link to a step', () => {
  it('unfolds it and brings it into view, once', async () => {
    const { page, checklist } = await open('checklist-linked', {
      viewport: { width: 1180, height: 420 },
    })
    const step = checklist.getByRole('button', { name: 'Publish a report' }).first()
    await expect.poll(() => step.getAttribute('aria-expanded')).toBe('true')
    await expect
      .poll(async () => {
        const [box, card] = [await step.boundingBox(), await checklist.boundingBox()]
        return box!.y >= card!.y && box!.y + box!.height <= card!.y + card!.height
      })
      .toBe(true)
    await step.click()
    await update(page, 2, { openStepKey: 'publish' })
    await checklist.getByText('2 of 7').waitFor()
    expect(await step.getAttribute('aria-expanded')).toBe('false')
    await page.close()
  })

  it('opens the phase it is in, and says why it cannot be done yet', async () => {
    const { page, checklist } = await open('checklist-open')
    await update(page, 2, { openStepKey: 'alerts' })
    await checklist.getByText('Turn on alerts').waitFor({ state: 'visible' })
    expect(await checklist.getByText('Opens when “Your team” is done').isVisible()).toBe(true)
    await page.close()
  })
})

describe('in the page', () => {
  it('fills the element it is given, without launcher, and touches nothing else', async () => {
    const { page } = await gallery.open({ reducedMotion: 'reduce' })
    const html = () => page.evaluate(() => document.querySelector('main')!.outerHTML)
    const before = await html()
    await page.evaluate(() => {
      const inline = document.querySelector('#place')!
      const checklist = window.gallery.mountChecklist()
      window.gallery.shown.checklist = checklist
      checklist.update(window.gallery.checklistView('en', 2, { inline, minimised: true }))
    })
    const card = page.locator('#place').getByRole('region', { name: 'Set up Northwind' })
    await card.waitFor()
    const place = (await page.locator('#place').boundingBox())!
    expect(await card.boundingBox()).toMatchObject({ x: place.x, width: place.width })
    expect(await card.getByRole('button', { name: 'Make the checklist small' }).count()).toBe(0)
    expect(await page.evaluate(() => document.querySelector('[popover]'))).toBeNull()
    const rest = await page.evaluate(() => {
      const copy = document.querySelector('main')!.cloneNode(true) as Element
      copy.querySelector('milepost-checklist')!.remove()
      return copy.outerHTML
    })
    expect(rest).toBe(before)
    await page.evaluate(() => window.gallery.shown.checklist!.remove())
    expect(await html()).toBe(before)
    expect(await page.evaluate(() => window.gallery.root.childNodes.length)).toBe(0)
    await page.close()
  })

  it('holds its own against style sheets of the page that reset and hide', async () => {
    const { page, checklist } = await open('checklist-inline')
    const look = () =>
      checklist.evaluate((element) => {
        const { display, fontSize, color, position, textTransform } = getComputedStyle(element)
        return [display, fontSize, color, position, textTransform, element.clientHeight > 200]
      })
    const before = await look()
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(
        '* { display: none !important; font-size: 40px !important; color: red; position: absolute; text-transform: uppercase !important; } html, body, main, #place { display: block !important }',
      )
      document.adoptedStyleSheets = [sheet]
    })
    expect(await look()).toEqual(before)
    await page.close()
  })

  it('comes back after the page drew its part anew', async () => {
    const { page, checklist } = await open('checklist-inline')
    await page.evaluate(() => {
      const inline = document.querySelector('#place')!
      inline.textContent = ''
      window.gallery.shown.checklist!.update(window.gallery.checklistView('en', 3, { inline }))
    })
    await checklist.getByText('3 of 7').waitFor()
    await page.close()
  })
})

describe('the last card', () => {
  it('names the phases and what was done in them', async () => {
    const { page, checklist } = await open('checklist-open')
    await update(page, 7, {}, { share: { state: 'skipped' } })
    await update(page, 7, { completed: true }, { share: { state: 'skipped' } })
    const row = checklist.getByRole('listitem').filter({ hasText: 'Your team' })
    await row.waitFor()
    expect((await row.innerText()).replace(/\s+/g, ' ').trim()).toBe(
      'Your team Invite a teammate · Publish a report',
    )
    await page.close()
  })
})

describe('screen readers', () => {
  it('hear each thing once, also what was skipped', async () => {
    const { page } = await open('checklist-wishes')
    await listen(page)
    await update(page, 3, {}, { invite: { state: 'skipped' } })
    await expect.poll(() => heard(page)).toEqual(['Skipped: Invite a teammate. 2 of 6 steps done'])
    await update(page, 3, {}, { invite: { state: 'skipped' } })
    await update(page, 4, {}, { invite: { state: 'skipped' } })
    await expect
      .poll(() => heard(page))
      .toEqual([
        'Skipped: Invite a teammate. 2 of 6 steps done',
        'Done: Share a dashboard. 3 of 6 steps done',
      ])
    await page.close()
  })
})
